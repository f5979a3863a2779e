# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Each step of judging has its own error, and the steps come in their order (EXCHANGE, "Judging what comes in")."""

from dataclasses import replace
from itertools import combinations

import pytest

from ara_desktop.bundle import container, crypt, judging, keys
from ara_desktop.bundle import errors as e
from ara_desktop.bundle.limits import BUNDLE_BYTES, MANIFEST_BYTES, SEALED_BYTES
from ara_desktop.core.identity import dossier_id


def refused(world, data, error, **changes):
    with pytest.raises(error) as found:
        world.judge(data, **changes)
    assert type(found.value) is error
    return found.value.facts


# 1 size -----------------------------------------------------------------------------------------------------------------
def test_too_big(world):
    facts = refused(world, bytes(BUNDLE_BYTES + 1), e.BundleTooBig)
    assert facts == {"size_bytes": BUNDLE_BYTES + 1, "limit_bytes": BUNDLE_BYTES}


def test_too_big_while_sealed(world):
    sealed = b"age-encryption.org/v1\n-> X25519 x\n" + bytes(SEALED_BYTES)
    refused(world, sealed, e.BundleTooBig, identity=world.ana.identity)
    with pytest.raises(e.BundleTooBig):
        judging.inspect(sealed)


# the envelope ------------------------------------------------------------------------------------------------------------
def test_a_damaged_envelope(world):
    sealed = crypt.seal(world.write(world.log()), recipients=[world.ana.card.age_recipient])
    for damaged in (sealed[:-1], sealed[:-1] + b"x", sealed[:60], sealed + b"x", sealed.replace(b"---", b"--+", 1)):
        with pytest.raises((e.ContainerRefused, e.NotForUs)):
            world.judge(damaged, identity=world.ana.identity)


def test_a_key_that_is_none(world):
    sealed = crypt.seal(world.write(world.log()), recipients=[world.ana.card.age_recipient])
    refused(world, sealed, e.NotForUs, identity="AGE-SECRET-KEY-1NOKEY")


# 3 manifest, 4 format -------------------------------------------------------------------------------------------------------
def test_without_manifest_or_signature(world):
    for keep in (slice(1, None), slice(0, 1), slice(2, None), slice(1, None, -1)):
        data = world.forge(world.pair(), files=lambda files, keep=keep: files[keep])
        refused(world, data, e.ManifestRefused)


def test_a_manifest_that_is_too_long(world):
    data = world.forge(world.pair(), text=b'{"a":"' + b"x" * MANIFEST_BYTES + b'"}')
    assert refused(world, data, e.ManifestRefused) == {"reason": "too_big"}


@pytest.mark.parametrize(
    "text",
    [b"", b"<xml/>", b"[]", b"null", b'{"format":1}', b"{" * 100_000, b'{"format":' + b"[" * 900 + b"]" * 900 + b"}",
     b'{"format":1.0}', b'{"format":1,"format":1}', b'{"format":"\xff"}', b"\xef\xbb\xbf{}"],
    ids=ascii,
)  # fmt: skip
def test_not_a_manifest(world, text):
    refused(world, world.forge(world.pair(), text=text), e.ManifestRefused)


def test_a_newer_format_says_who_wrote_it(world):
    data = world.forge(world.pair(), manifest=lambda m: m.update(format=2, logs="of another shape"))
    assert refused(world, data, e.BundleNewer) == {"found": 2, "known": 1, "sender": "Ben"}


def test_a_needed_feature_that_is_unknown(world):
    refused(world, world.forge(world.pair(), manifest=lambda m: m.update(needs=["new"])), e.BundleNewer)


def test_an_unknown_kind_of_bundle(world):
    refused(world, world.forge(world.pair(), manifest=lambda m: m.update(kind="letter")), e.BundleNewer)
    refused(world, world.forge(world.pair(), manifest=lambda m: m.update(kind="publication")), e.ManifestRefused)


def test_unknown_keys_are_passed_over(world):
    assert world.judge(world.forge(world.pair(), manifest=lambda m: m.update(mood="good"))).facts.ops == 1


# 5 identity -----------------------------------------------------------------------------------------------------------------
def test_another_dossier(world):
    other = dossier_id("X02")
    facts = refused(world, world.write(world.log()), e.OtherDossier, dossier=other)
    assert facts == {"found": world.dossier, "expected": other, "sender": "Ben"}


def test_training_and_real_refuse_each_other(world):
    facts = refused(world, world.write(world.log(), training=True), e.TrainingMix)
    assert facts == {"training": True, "sender": "Ben"}
    refused(world, world.write(world.log()), e.TrainingMix, training=True)


# 6 sender and signature -------------------------------------------------------------------------------------------------------
def test_an_unknown_sender(world):
    data = world.write(sender=world.cleo.card, sign_seed=world.cleo.seed, cards=[world.cleo.known()])
    assert refused(world, data, e.SenderUnknown) == {"replica": world.cleo.replica, "name": "Cleo"}


def test_a_sender_whose_card_changed(world):
    refused(world.knowing(world.ben.known(state="changed")), world.write(), e.SenderUnknown)


@pytest.mark.parametrize("role", ["partner", "secretariat"])
def test_outsiders_send_publications(world, role):
    facts = refused(world.knowing(world.ben.known(role)), world.write(), e.RoleRefused)
    assert facts == {"replica": world.ben.replica, "name": "Ben", "role": role}


def test_signed_with_another_key(world):
    refused(world, world.write(sign_seed=world.cleo.seed), e.SignatureRefused)


# 7 recipient and expiry ---------------------------------------------------------------------------------------------------------
def test_for_others(world):
    facts = refused(world, world.write(recipients=[world.cleo.card]), e.NotForUs)
    assert facts == {"recipients": ("Cleo",)}


def test_our_own_may_come_back(world):
    data = world.write(world.log(), recipients=[world.cleo.card])
    judged = world.judge(data, me=world.ben.card, known={})
    assert (judged.sender.state, judged.facts.ops) == ("own", 1)


def test_expired(world):
    data = world.write(world.log(), expires_ms=world.now)
    assert world.judge(data, now_ms=world.now).facts.ops == 1
    assert refused(world, data, e.Expired, now_ms=world.now + 1) == {"expired": "2027-01-15T08:00:00Z"}


# 9 and 10: who wrote it -----------------------------------------------------------------------------------------------------------
def test_an_author_nobody_knows(world):
    assert refused(world, world.write(world.log(who=world.cleo)), e.SenderUnknown)["replica"] == world.cleo.replica


def test_an_author_the_sender_vouches_for(world):
    data = world.write(world.log(who=world.cleo), cards=[world.cleo.known("principal")])
    judged = world.judge(data)
    (card,) = judged.cards
    assert (card.card, card.role, card.state, card.voucher) == (
        world.cleo.card, "delegation", "vouched", world.ben.replica
    )  # fmt: skip


def test_nobody_vouches_above_the_own_role(world):
    log = world.log(world.row(field="red_line"), who=world.cleo, compartment="principal")
    both = {"compartments": ("delegation", "principal"), "cards": [world.cleo.known("principal")]}
    assert world.judge(world.write(log, **both)).cards[0].role == "principal"
    lower = world.knowing(world.ben.known("delegation"))
    assert lower.judge(world.write(world.log(who=world.cleo), **both)).cards[0].role == "delegation"


def test_a_vouched_sender_vouches_for_nobody(world):
    grey = world.knowing(world.ben.known(state="vouched"))
    assert grey.judge(world.write(world.log())).sender.state == "vouched"
    refused(grey, world.write(world.log(who=world.cleo), cards=[world.cleo.known()]), e.SenderUnknown)


def test_cards_that_we_hold_are_not_vouched_for_again(world):
    both = world.knowing(world.ben.known(), world.cleo.known("partner"))
    assert both.judge(world.write(cards=[world.cleo.known(), world.ana.known()])).cards == ()


def test_a_role_that_was_vouched_for_may_be_raised(world):
    """A bundle for the delegation tells nobody's higher role; a later one for the principal's circle does."""
    log = world.log(world.row(field="red_line"), who=world.cleo, compartment="principal")
    inner = world.write(log, compartments=("delegation", "principal"), cards=[world.cleo.known("principal")])
    held = world.judge(world.write(cards=[world.cleo.known("principal")])).cards[0]
    assert (held.role, held.state) == ("delegation", "vouched")
    later = world.knowing(world.ben.known(), held)
    assert [card.role for card in later.judge(inner).cards] == ["principal"]
    assert later.judge(world.write(cards=[world.cleo.known("principal")])).cards == ()


@pytest.mark.parametrize(("role", "state"), [("delegation", "verified"), ("partner", "vouched")])
def test_a_role_that_we_gave_is_never_raised(world, role, state):
    both = world.knowing(world.ben.known(), world.cleo.known(role, state))
    inner = world.write(compartments=("delegation", "principal"), cards=[world.cleo.known("principal")])
    assert both.judge(inner).cards == ()


def test_a_card_that_is_blocked_stays_blocked(world):
    both = world.knowing(world.ben.known(), world.cleo.known(state="changed"))
    refused(both, world.write(world.log(who=world.cleo), cards=[world.cleo.known()]), e.SenderUnknown)


def test_an_outsider_as_author(world):
    both = world.knowing(world.ben.known(), world.cleo.known("partner"))
    refused(both, world.write(world.log(who=world.cleo), cards=[world.cleo.known()]), e.RoleRefused)


@pytest.mark.parametrize(("sender", "author"), [("delegation", "principal"), ("principal", "delegation")])
def test_whoever_is_not_in_the_circle_writes_nothing_for_the_principal(world, sender, author):
    log = world.log(world.row(field="red_line"), who=world.cleo, compartment="principal")
    both = world.knowing(world.ben.known(sender), world.cleo.known(author))
    facts = refused(both, world.write(log, compartments=("delegation", "principal")), e.CompartmentRefused)
    assert facts["log"] == f"{world.cleo.replica}.principal"


def test_a_log_that_its_author_did_not_sign(world):
    log = world.log()
    for signature in (bytes(64), keys.sign(world.cleo.seed, b"x"), log.end.signature[::-1]):
        refused(world, world.write(replace(log, end=replace(log.end, signature=signature))), e.SignatureRefused)


def test_a_log_signed_for_another_place(world):
    """The signature names dossier, replica, compartment and number."""
    log = world.log(world.row(kind="comment", field="text"))
    moved = replace(log, end=replace(log.end, compartment="principal"))
    refused(world, world.write(moved, compartments=("principal",)), e.SignatureRefused)


# the order --------------------------------------------------------------------------------------------------------------------------
FAULTS = [
    (e.ContainerRefused, {"files": lambda files: files}, {}, lambda data: data + b"x"),
    (e.ManifestRefused, {"manifest": lambda m: m.update(needs="none")}, {}, None),
    (e.BundleNewer, {"manifest": lambda m: m.update(format=2)}, {}, None),
    (e.OtherDossier, {}, {"dossier": "0" * 32}, None),
    (e.SenderUnknown, {}, {"known": {"0" * 32: None}}, None),
    (e.SignatureRefused, {"files": lambda f: [f[0], (f[1][0], f[1][1][::-1]), f[2]]}, {}, None),
    (e.NotForUs, {"manifest": lambda m: m.update(recipients=[{"name": "x", "replica": "0" * 32}])}, {}, None),
    (e.PartsRefused, {"files": lambda files: [*files[:2], (files[2][0], b"other")]}, {}, None),
    (e.HashRefused, {"manifest": lambda m: m["logs"][0].update(previous="0" * 64)}, {}, None),
    (e.OpsRefused, {}, {}, None),
]


@pytest.mark.parametrize(("first", "second"), list(combinations(range(len(FAULTS)), 2)))
def test_the_earlier_step_speaks(world, first, second):
    """A bundle with two faults is refused for the one whose step comes first."""
    forged, judged, finish = {}, {}, []
    changes = []
    for at in (second, first):
        _, make, how, after = FAULTS[at]
        forged |= {key: value for key, value in make.items() if key != "manifest"}
        changes += [make["manifest"]] if "manifest" in make else []
        judged |= how
        finish += [after] if after else []
    pair = world.pair(record="no id") if FAULTS[second][0] is e.OpsRefused else world.pair()
    data = world.forge(pair, manifest=lambda m: [change(m) for change in changes], **forged)
    for after in finish:
        data = after(data)
    refused(world, data, FAULTS[first][0], **judged)


def test_inspect_keeps_the_order_too(world):
    good = world.write(world.log())
    assert judging.inspect(good).facts.logs[0].last == 1
    for data, error in (
        (good[:-1], e.ContainerRefused),
        (world.forge(world.pair(), manifest=lambda m: m.pop("logs")), e.ManifestRefused),
        (world.forge(world.pair(), manifest=lambda m: m.update(format=2)), e.BundleNewer),
        (world.write(sign_seed=world.cleo.seed), e.SignatureRefused),
        (world.forge(world.pair(), files=lambda f: f[:2]), e.PartsRefused),
    ):
        with pytest.raises(error):
            judging.inspect(data)


def test_nothing_of_a_stranger_is_believed(world):
    """A stranger's bundle can be looked at; the key it names is its own."""
    data = world.write(sender=world.cleo.card, sign_seed=world.cleo.seed, cards=[])
    assert judging.inspect(data).facts.sender == world.cleo.card
    assert container.read(data)

# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Dates, times, figures and lists as one language writes them; data from CLDR through Babel.

What cannot be read as a date or a figure comes back as it was given: a display never loses a value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ara_desktop.text.spacing import NBSP, bound

_LOCALES = {"en": "en_GB", "pt": "pt_PT", "pseudo": "de_DE", "de": "de_DE"}
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_DECIMAL = re.compile(r"[+-]?\d+(?:\.\d+)?")
_PATTERN_PIECE = re.compile(r"'[^']*'|d+|[^'d]+")
_OUR_DASH = "–"
_DAY_MARK = "·"  # stands for the day while a range is written: CLDR has no field for two days


@dataclass(frozen=True, slots=True)
class Formats:
    """How ``language`` (BCP 47) writes things. English follows British use, an unknown language English."""

    language: str

    @property
    def locale(self) -> str:
        """Name of the CLDR locale."""
        from babel.localedata import exists

        code = self.language.replace("-", "_").split("_", maxsplit=1)[0].lower()
        return next((name for name in (_LOCALES.get(code), code) if name and exists(name)), "en_GB")

    # Dates: text YYYY[-MM[-DD]]; what is not known is not shown.

    def day(self, value: str, *, weekday: bool = False) -> str:
        """``7. März 2025``, ``März 2025`` or ``2025``; the weekday is derived, never typed."""
        parts = _dated(value)
        if parts is None:
            return value
        from babel.dates import format_date, format_skeleton

        day, precision = parts
        if precision == "year":
            return format_skeleton("y", day, locale=self.locale)
        if precision == "month":
            return self._bound(format_skeleton("yMMMM", day, locale=self.locale))
        return self._bound(format_date(day, "full" if weekday else "long", self.locale))

    def short_day(self, value: str) -> str:
        """For tables: ``07.03.2025``; a partial date stays partial (``03.2025``)."""
        parts = _dated(value)
        if parts is None:
            return value
        from babel.dates import format_date, format_skeleton

        day, precision = parts
        if precision == "day":
            return format_date(day, _four_digit_year(self.locale), self.locale)
        return format_skeleton("y" if precision == "year" else "yMM", day, locale=self.locale)

    def weekday(self, value: str, *, short: bool = False) -> str:
        """Name of the weekday of a full date; nothing for a partial one."""
        parts = _dated(value)
        if parts is None or parts[1] != "day":
            return ""
        from babel.dates import format_date

        return format_date(parts[0], "EEE" if short else "EEEE", self.locale)

    def span(self, start: str, end: str) -> str:
        """``7.–12. März 2025``, ``30. März – 2. April 2025``, ``März–Mai 2025``, ``2023–2027``; open ends allowed."""
        if not start or not end or start == end:
            return self._open_span(start, end)
        first, last = _dated(start), _dated(end)
        if first is None or last is None or first[1] != last[1]:
            return f"{self.day(start)} {_OUR_DASH} {self.day(end)}"
        if first[1] == "day":
            return self._bound(self._days(first[0], last[0]))
        from babel.dates import format_interval

        if first[1] == "year":
            return f"{start}{_OUR_DASH}{end}"
        return self._bound(format_interval(first[0], last[0], "yMMMM", locale=self.locale))

    def _open_span(self, start: str, end: str) -> str:
        if start and not end:
            return f"{self.day(start)} {_OUR_DASH}"
        if end and not start:
            return f"{_OUR_DASH} {self.day(end)}"
        return self.day(start) if start else ""

    def _days(self, first: date, last: date) -> str:
        from babel.dates import format_date, get_date_format

        pattern = get_date_format("long", self.locale).pattern
        year_first = pattern.lstrip("'").startswith("y")
        if (first.year, first.month) == (last.year, last.month):
            whole = format_date(last, _with_day_mark(pattern), self.locale)
            dot = "." if f"{_DAY_MARK}." in whole and not whole.endswith(f"{_DAY_MARK}.") else ""
            return whole.replace(_DAY_MARK, f"{first.day}{dot}{_OUR_DASH}{last.day}")
        if first.year == last.year:
            from babel.dates import format_skeleton

            inner = format_skeleton("MMMMd", last if year_first else first, locale=self.locale)
            outer = format_date(first if year_first else last, "long", self.locale)
            return f"{outer} {_OUR_DASH} {inner}" if year_first else f"{inner} {_OUR_DASH} {outer}"
        return f"{format_date(first, 'long', self.locale)} {_OUR_DASH} {format_date(last, 'long', self.locale)}"

    # Moments: UTC, shown in the zone of the event.

    def clock(self, moment: datetime | str, zone: str) -> str:
        """``10:30``, without a word."""
        local = _local(moment, zone)
        if local is None:
            return str(moment)
        from babel.dates import format_time

        return format_time(local, "short", locale=self.locale)

    def clock_span(self, start: datetime | str, end: datetime | str, zone: str) -> str:
        """``10:30–11:15 Uhr`` in German, ``10:30–11:15`` elsewhere."""
        return self._hours(f"{self.clock(start, zone)}{_OUR_DASH}{self.clock(end, zone)}")

    def moment(self, moment: datetime | str, zone: str, *, short: bool = False) -> str:
        """``17. November 2022, 10:30 Uhr``; ``short`` for tables: ``17.11.2022, 10:30``."""
        local = _local(moment, zone)
        if local is None:
            return str(moment)
        day, clock = local.date().isoformat(), self.clock(moment, zone)
        return f"{self.short_day(day)}, {clock}" if short else f"{self.day(day)}, {self._hours(clock)}"

    def zone_name(self, moment: datetime | str, zone: str) -> str:
        """``MEZ`` or ``MESZ``, as it is at that moment; for events elsewhere and for people on the road."""
        local = _local(moment, zone)
        if local is None:
            return zone
        from babel.dates import get_timezone_name

        return get_timezone_name(local, "short", locale=self.locale)

    def _hours(self, clock: str) -> str:
        return f"{clock}{NBSP}Uhr" if self.locale == "de_DE" else clock

    # Figures: decimals as text, digits after the comma as written.

    def number(self, value: int | str | Decimal) -> str:
        """``1.234,50`` for ``"1234.50"``."""
        figure = _figure(value)
        if figure is None:
            return str(value)
        from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

        sign = get_minus_sign_symbol(self.locale) if figure.is_signed() else ""
        whole, _, rest = f"{figure.copy_abs():f}".partition(".")
        grouped = f"{int(whole):,}".replace(",", get_group_symbol(self.locale))
        return f"{sign}{grouped}{get_decimal_symbol(self.locale)}{rest}" if rest else f"{sign}{grouped}"

    def percent(self, value: int | str | Decimal) -> str:
        """``45,5 %`` for ``"45.5"`` (hundredths, not a share of one)."""
        figure = _figure(value)
        if figure is None:
            return str(value)
        from babel import Locale

        pattern = str(Locale.parse(self.locale).percent_formats[None].pattern)
        gap = NBSP if re.search(r"\s", pattern) else ""
        return f"{self.number(figure)}{gap}%"

    def quantity(self, value: int | str | Decimal, unit: str) -> str:
        """Figure and unit, never parted: ``5 Mrd. €``; the unit is the writer's own text."""
        if unit.strip() in ("%", "percent"):
            return self.percent(value)
        if not unit.strip():
            return self.number(value)
        return f"{self.number(value)}{NBSP}{re.sub(r'[ ]+', NBSP, unit.strip())}"

    def size(self, size_bytes: int) -> str:
        """``14 kB``, ``2,5 MB``: powers of ten, one digit after the comma from MB on."""
        for factor, unit in ((10**9, "GB"), (10**6, "MB")):
            if size_bytes >= factor:
                return self.quantity(str(round(Decimal(size_bytes) / factor, 1)), unit)
        return self.quantity(-(-size_bytes // 1000), "kB")

    def listing(self, items: Iterable[str], *, last: str = "and") -> str:
        """``A, B und C``; ``last="or"`` gives ``A, B oder C``."""
        from babel.lists import format_list

        return format_list(tuple(items), style="or" if last == "or" else "standard", locale=self.locale)

    def _bound(self, text: str) -> str:
        return bound(text, self.language)


def stopwatch(seconds: float) -> str:
    """``2:05``, with hours from one hour on (``1:02:05``); the same in every language. Whole seconds, rounded."""
    whole = round(abs(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    sign = "−" if seconds < 0 and whole else ""
    return f"{sign}{hours}:{minutes_left:02}:{rest:02}" if hours else f"{sign}{minutes}:{rest:02}"


def _with_day_mark(pattern: str) -> str:
    """A CLDR date pattern with the day replaced by a literal mark; quoted words of the pattern are left alone."""
    pieces = _PATTERN_PIECE.findall(pattern)
    return "".join(f"'{_DAY_MARK}'" if piece.startswith("d") else piece for piece in pieces)


def _dated(value: str) -> tuple[date, str] | None:
    """First day of a partial date, and its precision; None where it is no date."""
    found = _PARTIAL.fullmatch(value)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return first, "day" if day else "month" if month else "year"


def _local(moment: datetime | str, zone: str) -> datetime | None:
    """Wall clock of ``zone``; text is ISO 8601, without offset it is UTC. An unknown zone shows UTC."""
    try:
        known = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError:
        return None
    aware = known if known.tzinfo else known.replace(tzinfo=UTC)
    return aware.astimezone(_zone(zone))


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _figure(value: int | str | Decimal) -> Decimal | None:
    if isinstance(value, str) and not _DECIMAL.fullmatch(value):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _four_digit_year(locale: str) -> str:
    """The short numeric pattern with a full year: two digits are ambiguous in a record."""
    from babel.dates import get_date_format

    pattern = re.sub(r"y+", "y", get_date_format("short", locale).pattern)
    return re.sub(r"(?<!M)M(?!M)", "MM", re.sub(r"(?<!d)d(?!d)", "dd", pattern))

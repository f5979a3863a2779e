# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Parts that places are made of: buttons, texts, panels, badges, cards, the prose editor, and the four areas of the window.

Every part takes the theme or the session from outside, sets a name for screen readers, and has no colours of its own.
"""

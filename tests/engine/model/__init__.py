# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reading of the supply-chain model, for tests.

Written from the text of the model alone, without a look at the engine, and by other means: exact
whole milligrams and circulations with lower bounds where the engine has a network simplex. Where
the two disagree, the text decides. Standard library only.
"""

"""Dictionaries of other coders (PETRARCH, TABARI): read, indexed, and coded with over our own parse."""

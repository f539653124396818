"""Many units' reports at once: build what changed, and show what they have in common.

`unit` finds the reports, `kerja` builds them, here or on other machines; `petikan` reads what a
built site publishes, `banding` sets like beside like, `aturan` reads what a ministry expects, and
`halaman` writes the pages. Every figure is one that a unit has published; none is computed again.
"""

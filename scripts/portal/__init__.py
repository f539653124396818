"""The portal: build the reports of many units where they changed, and pages that compare them.

`unit` finds the reports, `kerja` builds them, here or on other machines; `petikan` reads what a
built site publishes, `banding` compares like with like, `aturan` reads what a ministry expects, and
`halaman` writes the pages. Every figure is as a unit has published it; none is computed again.
"""

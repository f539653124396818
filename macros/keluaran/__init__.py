"""What leaves the house: published data, codes, versions, the printed document."""

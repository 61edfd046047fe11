"""The report as one page of HTML for people: no script, nothing from elsewhere, good on paper."""

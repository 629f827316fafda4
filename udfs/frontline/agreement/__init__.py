"""Agreement of the respondents within a unit."""

from frontline.agreement.item_variances import item_variances
from frontline.agreement.rwg import rwg_j, rwg_of_answers

__all__ = ["item_variances", "rwg_j", "rwg_of_answers"]

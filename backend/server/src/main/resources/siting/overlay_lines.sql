-- purpose: what is kept of control lines beside the shares that they take
-- in: :codes
select line_code, kind, live.control_effect(kind, effect) as effect, name, law, office
from live.control_line
where line_code = any(:codes)

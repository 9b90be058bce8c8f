-- purpose: pieces of the touched control lines
-- in: touched (row_key)
select c.line_code, st_asbinary(c.geom) as geom
from touched t join live.control_line_piece c on c.line_code = t.row_key

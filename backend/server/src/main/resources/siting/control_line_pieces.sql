-- purpose: cut the touched control lines into pieces of few vertices; an invalid shape (never accepted at import) is left out
-- in: touched (row_key)
delete from live.control_line_piece p using touched t where p.line_code = t.row_key;

insert into live.control_line_piece (line_code, geom)
select l.line_code, st_subdivide(l.geom, 64)
from touched t join live.control_line l on l.line_code = t.row_key
where st_isvalid(l.geom);

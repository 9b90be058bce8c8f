-- purpose: cut the touched utilities into pieces of few vertices
-- in: touched (row_key); :ranks rank of each class of road, as json {"class": rank}
delete from live.utility_piece p using touched t where p.utility_code = t.row_key;

insert into live.utility_piece (utility_code, kind, road_rank, spare, geom_3857)
select u.utility_code, u.kind, case when u.kind = 'ROAD' then coalesce((:ranks::jsonb ->> u.class)::smallint, 0) else 0 end, u.spare,
       st_subdivide(u.geom_3857, 24)
from touched t join live.utility u on u.utility_code = t.row_key;

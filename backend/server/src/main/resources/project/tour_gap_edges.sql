-- purpose: the gaps between stops and the main network as edges: straight lines times a factor
-- in: :detour the factor; the temporary tables tour_spot and tour_edge
-- columns: id below -2000000, which says that it is a gap
insert into tour_edge (id, source, target, cost, road_rank, geom)
select -2000000 - s.no, -s.no, -m.no, st_distance(s.foot::geography, m.foot::geography) * :detour, 0, st_makeline(s.foot, m.foot)
from tour_spot s join tour_spot m on m.no = 1000 + s.no

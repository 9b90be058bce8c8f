-- Roads as a network (decision 0041): nodes where roads meet, edges between them with their length, stubs from facilities to the road,
-- and for every node the way to the nearest facility of each kind, from one pass over the network per kind. Owner only, wholly derived.
create table live.road_edge (
  id bigint primary key,
  source bigint not null,
  target bigint not null,
  cost double precision not null,
  road_rank smallint not null,
  geom_3857 geometry(LineString, 3857)
);
create index road_edge_geom on live.road_edge using gist (geom_3857) where geom_3857 is not null;
comment on table live.road_edge is 'Edges of the road network; one without a shape is the stub from a facility to its road';
comment on column live.road_edge.cost is 'length on the ellipsoid (m)';

create table live.road_source (
  kind text not null,
  node bigint not null,
  primary key (kind, node)
);
comment on table live.road_source is 'Nodes at which the facilities of a kind stand, EXPRESS for the nodes of express roads';

create table live.road_cost (
  kind text not null,
  node bigint not null,
  metres double precision not null,
  primary key (kind, node)
);
comment on table live.road_cost is 'Way by road from a node to the nearest facility of a kind (m)';

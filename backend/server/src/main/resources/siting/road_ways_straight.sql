-- purpose: where no road network can be reckoned, the way by road is the straight line times a stated factor
-- in: :factor; :all whether every parcel is measured, else those in touched_parcel (parcel_code)
update live.parcel p
set express_by_road_m = :factor * express_road_m, power_by_road_m = :factor * power_m, water_by_road_m = :factor * water_m,
    sewage_by_road_m = :factor * sewage_m, gas_by_road_m = :factor * gas_m
where (:all or p.parcel_code in (select t.parcel_code from touched_parcel t))
  and (p.express_by_road_m, p.power_by_road_m, p.water_by_road_m, p.sewage_by_road_m, p.gas_by_road_m)
      is distinct from (:factor * express_road_m, :factor * power_m, :factor * water_m, :factor * sewage_m, :factor * gas_m)

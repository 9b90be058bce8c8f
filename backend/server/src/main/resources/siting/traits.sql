-- purpose: the combinations of state and use that parcels have
select id, supply_state, idle_finding, legal_state, low_efficiency, idle_floor, land_use_scheme, land_use_code, planned_use
from live.site_trait

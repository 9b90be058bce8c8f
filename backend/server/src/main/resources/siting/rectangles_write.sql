-- purpose: keep the widths of the widest rectangles inside parcels
-- in: :codes, :w1, :w2, :w3, :w4, :w5 (m): lists of equal length
update live.parcel p
set rect_1_m = m.w1, rect_1_5_m = m.w2, rect_2_m = m.w3, rect_3_m = m.w4, rect_5_m = m.w5
from unnest(:codes::text[], :w1::float8[], :w2::float8[], :w3::float8[], :w4::float8[], :w5::float8[]) as m (code, w1, w2, w3, w4, w5)
where p.parcel_code = m.code

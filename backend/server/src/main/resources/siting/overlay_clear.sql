-- purpose: forget the shares of control lines that are to be measured anew
-- in: :byLine true = the lines in touched (row_key), false = the parcels in touched_parcel (parcel_code)
delete from live.parcel_control_line c
where :byLine and c.line_code in (select row_key from touched)
   or not :byLine and c.parcel_code in (select parcel_code from touched_parcel)

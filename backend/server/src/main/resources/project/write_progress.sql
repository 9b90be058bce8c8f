-- purpose: write judged progress into the live rows of projects
-- in: :judged json array of {code, lamp, lag, done, time, plan, amount, progress}; :today day judged
-- columns: lag_points (percentage points, positive = ahead), *_share (0 to 1), *_wan (10,000 yuan)
update live.project_site p
set lamp = j.lamp, lag_points = j.lag, done_share = j.done, time_share = j."time", annual_plan_wan = j.plan, done_wan = j.amount,
    progress = j.progress, judged_on = :today
from jsonb_to_recordset(:judged::jsonb)
  as j (code text, lamp text, lag numeric, done numeric, "time" numeric, plan numeric, amount numeric, progress jsonb)
where p.project_code = j.code

-- Each column costs every event; these are seldom asked for, and come back where queries do ask.
-- The properties stay what they are: the columns were copies.
ALTER TABLE events DROP COLUMN "p_$browser_version";
ALTER TABLE events DROP COLUMN "p_$os_version";
ALTER TABLE events DROP COLUMN "p_$device_id";
ALTER TABLE events DROP COLUMN "p_$referrer";
ALTER TABLE events DROP COLUMN "p_$lib_version";
ALTER TABLE events DROP COLUMN "p_$geoip_city_name";
ALTER TABLE events DROP COLUMN "p_$window_id";
ALTER TABLE events DROP COLUMN "p_$user_id";
ALTER TABLE events DROP COLUMN "p_$event_type";
ALTER TABLE events DROP COLUMN "p_utm_content";
ALTER TABLE events DROP COLUMN "p_utm_term";

DELETE FROM promotion_requests
WHERE project_id = 0 AND table_name = 'events'
AND "key" IN ('$browser_version', '$os_version', '$device_id', '$referrer', '$lib_version', '$geoip_city_name', '$window_id',
    '$user_id', '$event_type', 'utm_content', 'utm_term');

DELETE FROM promoted_properties
WHERE table_name = 'events'
AND "key" IN ('$browser_version', '$os_version', '$device_id', '$referrer', '$lib_version', '$geoip_city_name', '$window_id',
    '$user_id', '$event_type', 'utm_content', 'utm_term');

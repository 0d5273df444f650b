-- What every load script shares: the token, the people to ask for, and the check of each answer.
--
--   wrk … -s create.lua URL -- TOKEN PEOPLE WORD
--
-- PEOPLE is a file with an id and a userName a line. WORD makes the names of this run its own. At the end one line of
-- JSON says how it went; `wrong` counts answers that were not what the script expects.

local load = {}
local threads = {}

function setup(thread)
    thread:set("number", #threads + 1)
    table.insert(threads, thread)
end

function load.begin(arguments)
    wrk.headers["Authorization"] = "Bearer " .. arguments[1]
    wrk.headers["Content-Type"] = "application/scim+json"
    load.word = arguments[3] .. "-" .. number
    load.count = 0
    load.ids, load.names = {}, {}
    for line in io.lines(arguments[2]) do
        local id, name = line:match("^(%S+) (%S+)$")
        table.insert(load.ids, id)
        table.insert(load.names, name)
    end
    math.randomseed(number * 7919)
    wrong, answered = 0, 0
end

function load.next()
    load.count = load.count + 1
    return load.count
end

function load.any(list)
    return list[math.random(#list)]
end

-- Expects a status and a text in each body.
function load.expect(status, text)
    function response(got, _, body)
        answered = answered + 1
        if got ~= status or not body:find(text, 1, true) then
            wrong = wrong + 1
        end
    end
end

function done(summary, latency)
    local bad, seen = 0, 0
    for _, thread in ipairs(threads) do
        bad = bad + thread:get("wrong")
        seen = seen + thread:get("answered")
    end
    local errors = summary.errors
    print(string.format(
        '{"answers":%d,"checked":%d,"microseconds":%d,"wrong":%d,"broken":%d,"p50":%d,"p99":%d}',
        summary.requests, seen, summary.duration, bad,
        errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99)))
end

return load

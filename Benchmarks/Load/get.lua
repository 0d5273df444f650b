-- Reads one person by id with each request.
local load = require("load")

function init(arguments)
    load.begin(arguments)
    load.expect(200, '"resourceType":"User"')
end

function request()
    return wrk.format("GET", "/scim/v2/Users/" .. load.any(load.ids))
end

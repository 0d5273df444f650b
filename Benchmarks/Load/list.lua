-- Reads a page of 100 people somewhere in the list with each request.
local load = require("load")

function init(arguments)
    load.begin(arguments)
    load.expect(200, '"itemsPerPage":100,')
end

function request()
    return wrk.format("GET", "/scim/v2/Users?count=100&startIndex=" .. math.random(#load.ids - 100))
end

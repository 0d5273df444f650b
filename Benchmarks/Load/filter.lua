-- Finds one person by userName with each request, as identity providers do before they create.
local load = require("load")

function init(arguments)
    load.begin(arguments)
    load.expect(200, '"totalResults":1,')
end

function request()
    return wrk.format("GET", "/scim/v2/Users?filter=userName%20eq%20%22" .. load.any(load.names) .. "%22")
end

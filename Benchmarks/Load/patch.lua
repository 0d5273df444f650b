-- Changes one person's title with each request, as Entra would, and expects it durable.
local load = require("load")

function init(arguments)
    load.begin(arguments)
    load.expect(200, '"title":"' .. arguments[3]:match("^%a+"))
end

function request()
    local body = string.format(
        '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],'
            .. '"Operations":[{"op":"Replace","path":"title","value":"%s-%d"}]}', load.word, load.next())
    return wrk.format("PATCH", "/scim/v2/Users/" .. load.any(load.ids), nil, body)
end

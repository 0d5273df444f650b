-- Creates a person with each request, and expects it durable: 201 with the resource.
local load = require("load")

function init(arguments)
    load.begin(arguments)
    load.expect(201, '"resourceType":"User"')
end

function request()
    local name = string.format("%s-%d", load.word, load.next())
    local body = string.format(
        '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",'
            .. '"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],'
            .. '"userName":"%s@example.com","externalId":"%s","active":true,"displayName":"Person %s",'
            .. '"name":{"givenName":"Person","familyName":"%s"},"title":"Driver","locale":"en-GB",'
            .. '"emails":[{"value":"%s@example.com","type":"work","primary":true}],'
            .. '"phoneNumbers":[{"value":"+442079460000","type":"work"}],'
            .. '"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":'
            .. '{"employeeNumber":"%s","department":"Depot 7"}}',
        name, name, name, name, name, name)
    return wrk.format("POST", "/scim/v2/Users", nil, body)
end

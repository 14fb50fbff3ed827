"""A client that knows nothing but the CampusAPI Contact Services 1.0.2 document: its paths, parameters, bodies, messages and examples.

Where the server differs, campusapi-conformance.md says so; the differences that a client meets are marked as such below.
"""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

BASE = os.environ["CAMPUS_CONTACTS_URL"].rstrip("/")
GONE = "3184@base.url"

CONTACT = {
    "displayName": "Display Name of this Contact",
    "description": "The description of this Contact",
    "startDate": "2020-10-03T06:30:00.000Z",
    "endDate": "2020-12-18T19:30:00.000Z",
    "endReasonId": "process.State:2008@base.url",
    "addresseeId": "resource.Resource:8170@base.url",
}
ADDRESS = {
    "displayName": "Display Name of this Address",
    "description": "The description of this Address",
    "resourceId": "resource.Resource:2792@base.url",
}
BOOK = {
    "displayName": "Display Name of this AddressBook",
    "description": "The description of this AddressBook",
    "providerId": "resource.Resource:123@base.url",
    "brandingId": "asset.Asset:AddressBook@base.url",
    "license": "The license that applies to this AddressBook",
}
FIELDS = {
    "contact": ["id", "uri", "displayName", "description", "genusTypeId", "recordTypeIds", "startDate", "endDate", "endReasonId",
                "addressId", "referenceId", "addresseeId"],
    "address": ["id", "uri", "displayName", "description", "genusTypeId", "recordTypeIds", "resourceId"],
    "addressBook": ["id", "uri", "displayName", "description", "genusTypeId", "recordTypeIds", "providerId", "brandingIds", "license"],
}
FORM_FIELD = ["description", "type", "read-only", "elementId", "existingValue", "elementLabel", "instructions", "linked"]


def ask(method, path, query=None, body=None):
    """Sends a request; path and query are written as the document writes them, percent-encoded."""
    text = BASE + path + ("?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else "")
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(text, data, {"Content-Type": "application/json"} if data else {}, method=method)
    try:
        with urllib.request.urlopen(request) as response:
            status, content = response.status, response.read()
    except urllib.error.HTTPError as error:
        status, content = error.code, error.read()
    return status, json.loads(content)


def answered(method, path, query=None, body=None, status=200):
    found, content = ask(method, path, query, body)
    assert found == status, f"{method} {path} {query}: {found} {content}"
    return content


def says(message, method, path, body=None, status=200):
    content = answered(method, path, None, body, status)
    assert content["message"] == message, f"{method} {path}: {content}"


def encoded(text):
    return urllib.parse.quote(text, safe="")


def ids(objects):
    return [each["id"] for each in objects]


def is_form(form, fields):
    assert form["type"] == "object" and form["required"] == ["displayName"], form
    for name in fields:
        missing = [each for each in FORM_FIELD if each not in form["properties"][name]]
        assert not missing, f"{name} lacks {missing}"
    # Differs: the document names a version of JSON Schema that does not exist.
    assert form["$schema"] == "https://json-schema.org/draft/2019-09/schema", form["$schema"]


def has(kind, made, sent):
    missing = [name for name in FIELDS[kind] if name not in made]
    assert not missing, f"{kind} lacks {missing}"
    for name, value in sent.items():
        # Differs: the examples have brandingId, answers have the list of the field table.
        found = made["brandingIds"][0] if name == "brandingId" else made[name]
        assert found == value, f"{name}: {found}"
    # Differs: a uri leads to the object.
    with urllib.request.urlopen(made["uri"]) as response:
        assert json.load(response)["id"] == made["id"]


def one_object(kind, collection, made, sent):
    """Get, update and delete, as for each of the three kinds."""
    name = {"addressBook": "address-book"}.get(kind, kind)
    path = f"{collection}/{encoded(made['id'])}"
    has(kind, answered("GET", path), sent)
    is_form(answered("GET", path + "/metadata"), sent.keys() - {"brandingId"})
    assert answered("GET", path + "/metadata")["properties"]["displayName"]["existingValue"] == sent["displayName"]
    says(f"The {name} has been updated", "PUT", path, {**sent, "description": "Another description"})
    assert answered("GET", path)["description"] == "Another description"
    gone = f"{collection}/contact.{kind[0].upper() + kind[1:]}%3A{encoded(GONE)}"
    for method, at in [("GET", gone), ("PUT", gone), ("DELETE", gone)]:
        says(f"{name} not found", method, at, sent if method == "PUT" else None, 404)
    spelling = "addressBook" if kind == "addressBook" else name
    says(f"{spelling} not found", "GET", gone + "/metadata", status=404)


books = "/address-books"
assert isinstance(answered("GET", books, {"offset": "0", "limit": "80"}), list)
is_form(answered("GET", books + "/metadata"), BOOK.keys() - {"brandingId"})
# Differs: POST answers 201 with the object; the document has no answer.
book = answered("POST", books, {"genusType": "type.Type%3AexampleAddressBookType%40dxtera.org"}, BOOK, 201)
assert book["genusTypeId"] == "type.Type:exampleAddressBookType@dxtera.org"
child = answered("POST", books, None, {"displayName": "Child"}, 201)
one_object("addressBook", books, book, BOOK)
at_book = f"{books}/{encoded(book['id'])}"
at_child = f"{books}/{encoded(child['id'])}"
for name, value in {
    "genusTypeId": "type.Type%3AexampleAddressBookType%40dxtera.org",
    "providerId": encoded(BOOK["providerId"]),
}.items():
    assert ids(answered("GET", books, {name: value})) == [book["id"]], name
for name, value in {
    "parentGenusTypeId": "type.Type%3AparentTypeExampleAddressBookType%40dxtera.org",
    "recordTypeId": "type.Type%3AexampleAddressBookType%40campusapi.org",
    "contactId": "contact.Contact%3A539%40demo.dxtera.org",
    "addressId": "contact.Address%3A539%40demo.dxtera.org",
}.items():
    assert answered("GET", books, {name: value}) == [], name
says("The child addressBook has been added to the hierarchy", "PUT", f"{at_book}/children/{encoded(child['id'])}")
says("addressBook not found", "PUT", f"{at_book}/children/contact.AddressBook%3A8374%40base.url", status=404)
assert ids(answered("GET", at_book + "/children")) == [child["id"]]
assert ids(answered("GET", at_child + "/parents")) == [book["id"]]
roots = ids(answered("GET", books + "/root-address-book"))
assert book["id"] in roots and child["id"] not in roots

addresses = "/addresses"
is_form(answered("GET", addresses + "/metadata", {"addressBookId": encoded(book["id"])}), ADDRESS)
address = answered(
    "POST",
    addresses,
    {"genusType": "type.Type%3AexampleAddressType%40dxtera.org", "addressBookId": encoded(book["id"])},
    ADDRESS,
    201,
)
one_object("address", addresses, address, ADDRESS)
for name, value in {
    "genusTypeId": "type.Type%3AexampleAddressType%40dxtera.org",
    "resourceId": encoded(ADDRESS["resourceId"]),
    "addressBookId": encoded(book["id"]),
}.items():
    assert ids(answered("GET", addresses, {name: value, "offset": "0", "limit": "80"})) == [address["id"]], name
assert answered("GET", addresses, {"resourceId": encoded(ADDRESS["resourceId"]), "offset": "20"}) == []
says("address-book not found", "GET", addresses + "?addressBookId=contact.AddressBook%3A8374%40base.url", status=404)
at_address = f"{addresses}/{encoded(address['id'])}"

contacts = "/contacts"
ends = {"addressId": encoded(address["id"]), "referenceId": "resource.Resource%3A504%40base.url"}
is_form(answered("GET", contacts + "/metadata", ends), CONTACT)
answered("GET", contacts + "/metadata", {"addressId": ends["addressId"]}, status=400)
answered("POST", contacts, {"referenceId": ends["referenceId"]}, CONTACT, 400)
contact = answered("POST", contacts, {**ends, "genusType": "type.Type%3AexampleContactType%40dxtera.org"}, CONTACT, 201)
one_object("contact", contacts, contact, CONTACT)
for query in [
    ends,
    {"genusTypeId": "type.Type%3AexampleContactType%40dxtera.org"},
    {"referenceId": ends["referenceId"], "fromDate": "2020-10-03", "toDate": "2020-12-18"},
]:
    assert ids(answered("GET", contacts, {**query, "limit": "80"})) == [contact["id"]], query
assert answered("GET", contacts, {**ends, "fromDate": "2020-12-19"}) == []
assert answered("GET", contacts, {**ends, "toDate": "2020-10-02"}) == []

for kind, collection, made in [("address", addresses, address), ("contact", contacts, contact)]:
    filed = f"{at_child}{collection}/{encoded(made['id'])}"
    says(f"{kind} has been added to addressBook", "PUT", filed)
    assert ids(answered("GET", at_child + collection)) == [made["id"]]
    assert child["id"] in ids(answered("GET", books, {kind + "Id": encoded(made["id"])}))
    says(f"{kind} has been removed", "DELETE", filed)
    assert answered("GET", at_child + collection) == []
    says(f"{kind} not found", "DELETE", filed, status=404)

# Differs: the document has no answer here either.
says("The child addressBook has been removed from the hierarchy", "DELETE", f"{at_book}/children/{encoded(child['id'])}")
says("The contact has been deleted", "DELETE", f"{contacts}/{encoded(contact['id'])}")
says("The address has been deleted", "DELETE", at_address)
says("The address-book has been deleted", "DELETE", at_child)
says("The address-book has been deleted", "DELETE", at_book)
print("walked")

"""Uses the generated client as a program would: create, list, filter, form, patch, conflict, delete."""

from datetime import datetime, timezone

import openapi_client
from openapi_client.exceptions import ApiException


def status(call, *arguments, **named):
    try:
        call(*arguments, **named)
        return 200
    except ApiException as refused:
        return refused.status


with openapi_client.ApiClient() as client:
    addresses = openapi_client.AddressesApi(client)
    contacts = openapi_client.ContactsApi(client)

    address = addresses.create_address(
        openapi_client.NewAddress(
            displayName="Office",
            emailAddress=openapi_client.EmailAddress(address="ada@example.edu", isPrimary=True),
        ),
        record_type=["type.Type:email-address@localhost"],
    )
    assert address.email_address.address == "ada@example.edu"

    reference = "resource.Resource:ada.p@localhost"
    ends = {"address_id": address.id, "reference_id": reference}
    start = datetime(2026, 9, 1, 6, tzinfo=timezone.utc)
    made = contacts.create_contact_with_http_info(openapi_client.NewContact(displayName="Ada", startDate=start), **ends)
    contact, tag = made.data, made.headers["ETag"]
    contacts.create_contact(openapi_client.NewContact(displayName="Bea"), **ends)

    page = contacts.list_contacts_with_http_info(reference_id=reference, sort="-displayName", limit=1, total=True)
    assert page.headers["X-Total-Count"] == "2"
    assert [each.display_name for each in page.data] == ["Bea"]
    effective = contacts.list_contacts(reference_id=reference, to_date="2026-08-31", expand="address")
    assert [each.address.id for each in effective] == [address.id]

    form = contacts.get_contact_form(contact.id)
    assert form.properties["displayName"].existing_value == "Ada"

    change = openapi_client.ContactChange(description="evenings")
    patched = contacts.patch_contact(contact.id, change, if_match=tag)
    assert (patched.description, patched.start_date) == ("evenings", start)
    assert status(contacts.patch_contact, contact.id, change, if_match=tag) == 412
    assert contacts.patch_contact(contact.id, openapi_client.ContactChange(description=None)).description is None

    assert status(addresses.delete_address, address.id) == 409
    for each in contacts.list_contacts(reference_id=reference):
        assert contacts.delete_contact(each.id).message == "The contact has been deleted"
    assert status(contacts.get_contact, contact.id) == 404
    addresses.delete_address(address.id)

print("walked")

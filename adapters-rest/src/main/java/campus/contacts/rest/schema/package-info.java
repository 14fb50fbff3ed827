/** JSON Schemas: forms, and the validation of what they send. Start with {@link campus.contacts.rest.schema.Schemas}. */
package campus.contacts.rest.schema;

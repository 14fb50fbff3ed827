/** The configuration of Jetty and Javalin. Start with {@link campus.contacts.rest.jetty.HttpServer}. */
package campus.contacts.rest.jetty;

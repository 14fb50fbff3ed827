package campus.contacts.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Serves contacts, addresses and address books of a database of the program with Spring Data REST, as it comes. */
@SpringBootApplication
class SpringPeer {
    public static void main(String[] arguments) {
        var context = (ServletWebServerApplicationContext) SpringApplication.run(SpringPeer.class, arguments);
        System.out.println("ready http://127.0.0.1:" + context.getWebServer().getPort() + "/");
    }
}

package campus.contacts.rest.jetty;

import io.javalin.config.JavalinConfig;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.ManagedSession;

/**
 * Settings that the main port and the admin port share. Features of Javalin and Jetty that are on by default and not used here are
 * off: sessions and cookies, error pages, the server's name, the banner (wire contract, section 7). WebSockets are not on the class
 * path, and {@link DirectoryAwareConnections} drops the headers that ask for an upgrade or another method.
 */
final class ContainerSettings {
    private ContainerSettings() {}

    static void apply(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.modifyHttpConfiguration(ContainerSettings::http);
        config.jetty.modifyServer(ContainerSettings::server);
        config.jetty.modifyServletContextHandler(ContainerSettings::servlets);
    }

    private static void http(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
    }

    private static void server(Server server) {
        server.setErrorHandler(new JettyErrorHandler());
        // Its default action cuts the idle timeout of every connection to a second while all threads are busy.
        server.getBeans(LowResourceMonitor.class).forEach(server::removeBean);
    }

    private static void servlets(ServletContextHandler context) {
        context.setErrorHandler(new JettyErrorHandler());
        context.setSessionHandler(new NoSessions());
    }

    /** Creates no session and reads no session id, neither from a cookie nor from a path parameter. */
    private static final class NoSessions extends SessionHandler {
        NoSessions() {
            setUsingCookies(false);
            setUsingUriParameters(false);
        }

        @Override
        public void newSession(Request request, String requestedId, Consumer<ManagedSession> created) {
            throw new IllegalStateException("this service has no sessions");
        }
    }
}

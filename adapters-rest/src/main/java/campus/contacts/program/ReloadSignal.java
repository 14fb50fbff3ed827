package campus.contacts.program;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.LoggerFactory;

/**
 * Handles SIGHUP, whose default action ends the process. The only API of the JDK for signals is a class that the compiler warns of, so
 * it is called by reflection; on a JVM without it the default action remains.
 */
final class ReloadSignal {
    private ReloadSignal() {}

    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call = (proxy, method, arguments) -> {
                action.run();
                return null;
            };
            Object calling = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, call);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), calling);
        } catch (ReflectiveOperationException | IllegalArgumentException none) {
            LoggerFactory.getLogger(ReloadSignal.class)
                    .info("this JVM has no SIGHUP; the policy file is still watched");
        }
    }
}

package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests every wrong option in this process; {@link WrongOptionsIT} tests that a process ends in the same way. */
class WrongOptionsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --port=many                             | --port
                    --port=65536                            | --port
                    --port=-1                               | --port
                    --port                                  | --port
                    --host=0.0.0.0                          | --public-url
                    --host=::                               | --public-url
                    --host=0 --auth=required --jwt-secret-file=s | --public-url
                    --host=[0:0::0] --auth=required --jwt-secret-file=s | --public-url
                    --host=0.0.0.0 --public-url=http://a.example | --host
                    --host=                                 | --host
                    --host=no.such.host.test                | --host
                    --base-path=contact                     | --base-path
                    --base-path=/a//b                       | --base-path
                    --base-path=/%41                        | --base-path
                    --base-path=/api                        | --base-path
                    --base-path=/v1/                        | --base-path
                    --base-path=/health/contact             | --base-path
                    --base-path=/..                         | --base-path
                    --base-path=/a/./b                      | --base-path
                    --public-url=ftp://a.example            | --public-url
                    --public-url=a.example                  | --public-url
                    --public-url=http://a.example/?b=c      | --public-url
                    --public-url=http://a:b@c.example       | --public-url
                    --authority=a@b                         | a@b
                    --authority=                            | authority
                    --database=mysql://a.example/b          | database
                    --database=                             | database
                    --database=jdbc:postgresql://a.example:port/b | a.example:port
                    --database=jdbc:h2:relative             | relative
                    --read-database=jdbc:postgresql://a.example/b | standby
                    --database=memory --read-database=jdbc:postgresql://a.example/b | standby
                    --database=jdbc:postgresql://a.example/b --read-database=jdbc:postgresql://a.example,b.example/b | standby
                    --database-password-file=no.such.file   | no.such.file
                    --database-password=a --database-password-file=b | --database-password-file
                    --pool-size=0                           | --pool-size
                    --pool-size=some                        | --pool-size
                    --history-days=some                     | --history-days
                    --history-days=-1                       | --history-days
                    --history-days=1000000                  | --history-days
                    --changes-days=some                     | --changes-days
                    --changes-days=-1                       | --changes-days
                    --changes-days=1000000                  | --changes-days
                    --cors-origins=*                        | --cors-origins
                    --cors-origins=https://a.example/path   | --cors-origins
                    --cors-origins=https://a.example,b      | --cors-origins
                    --auth=perhaps                          | --auth
                    --auth=required                         | --jwt-secret-file
                    --auth=required --jwt-secret-file=no.such.file | no.such.file
                    --auth=required --users=no.such.file    | no.such.file
                    --auth=required --users=/dev/null --policy=/dev/null | line 1, column
                    --auth=required --jwks=no.such.file --jwt-issuer=a --jwt-audience=b | no.such.file
                    --auth=required --jwks=a --jwt-issuer=b | --jwt-audience
                    --auth=required --jwks=a --jwt-audience=b | --jwt-issuer
                    --auth=required --jwks=http://a.example --jwt-issuer=a --jwt-audience=b | --jwks
                    --jwt-secret-file=a                     | --auth
                    --users=a                               | --auth
                    --jwks=a                                | --auth
                    --policy=a                              | --auth
                    --rate-limit=50                         | --rate-limit
                    --trusted-proxies=proxy.example         | --trusted-proxies
                    --admin-port=0                          | --admin-port
                    --admin-port=8080                       | --admin-port
                    --log-format=xml                        | --log-format
                    --log-level=loud                        | --log-level
                    --config=no.such.file                   | --config
                    --schemas=no.such.directory             | no.such.directory
                    --value-lists=no.such.directory         | no.such.directory
                    token                                   | --jwt-secret-file
                    token --jwt-secret-file=no.such.file --subject=a | no.such.file
                    token --jwt-secret-file=a --subject=    | --subject
                    token --jwt-secret-file=a --subject=b --ttl=soon | --ttl
                    export                                  | FILE
                    export a b                              | b
                    import                                  | FILE
                    import people                           | FILE
                    help frobnicate                         | frobnicate
                    --database=memory export a              | --database
                    import --database=memory people a       | --database
                    --demo=perhaps                          | --demo
                    --frobnicate                            | --frobnicate
                    extra                                   | extra
                    """)
    void is_one_line_that_names_it_and_status_two(String options, String named) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), options.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(named);
        assertThat(out.toString()).isEmpty();
    }
}

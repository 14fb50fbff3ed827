package campus.contacts.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListPlanTest {
    private static final String URL = "jdbc:h2:mem:list-plan";

    private final Jdbi jdbi = Jdbi.create(URL);

    /** Returns how H2 finds the rows. */
    private String plan(ListPlan search, KeysetPage.Order order) {
        jdbi.registerArrayType(Long.class, "bigint");
        return jdbi.withHandle(handle -> {
            handle.execute("create table contact (id bigint not null primary key)");
            return SqlFragment.of("explain select c.id from contact c where ")
                    .add(search.start(new H2Dialect(new JdbcUrl(URL)), order))
                    .bind("from", 7L)
                    .add(" order by c.id " + order.name + " limit 100")
                    .query(handle)
                    .mapTo(String.class)
                    .one()
                    .replaceFirst("(?s)\\*/.*", "");
        });
    }

    @ParameterizedTest
    @EnumSource
    void h2_finds_given_numbers_one_by_one(KeysetPage.Order order) {
        ListPlan search = new ListPlan();
        search.among(new Long[] {3L, 9L});
        assertThat(plan(search, order)).contains("ID IN(").doesNotContain("ID >", "ID <");
    }

    @Test
    void h2_begins_a_list_at_its_position() {
        assertThat(plan(new ListPlan(), KeysetPage.Order.UP)).contains("ID > ");
    }
}

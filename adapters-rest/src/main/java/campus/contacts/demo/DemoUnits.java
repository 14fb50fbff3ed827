package campus.contacts.demo;

import java.util.List;

/** The university, its faculties and their departments, as an indented table. */
final class DemoUnits {
    /**
     * A line of the table.
     *
     * @param depth 0 for the university, 1 for a faculty, 2 for a department
     * @param place the location on campus
     */
    record Unit(int depth, String name, String host, String place) {
        static final int DEPARTMENT = 2;

        boolean isDepartment() {
            return depth == DEPARTMENT;
        }
    }

    /** The hierarchy; a department listed below two faculties has two parents. */
    private static final String TABLE = """
            Tarnmoor University               | tarnmoor    | Gatehouse
              Faculty of Sciences             | sciences    | Quarry Court
                Department of Astronomy       | astronomy   | Observatory Hill 🔭
                Department of Biology         | biology     | Glasshouse 🌿
                Department of Mathematics     | mathematics | Quarry Court
                Language and Logic            | logic       | Bell Tower
              Faculty of Letters              | letters     | Old Library
                Department of History         | history     | Old Library
                Department of Asian Studies   | asia        | 東亞館
                Department of Classics        | classics    | Στοά
                Language and Logic            | logic       | Bell Tower
                Department of Music           | music       | Boathouse 🎻
              Faculty of Engineering          | engineering | Foundry
                Department of Bridges         | bridges     | Foundry
                Department of Energy          | energy      | Windmill
            """;

    private DemoUnits() {}

    /** Returns every line, in the order of the table. */
    static List<Unit> all() {
        return TABLE.lines().map(DemoUnits::unit).toList();
    }

    private static Unit unit(String line) {
        String[] cells = line.strip().split(" *\\| *");
        int indent = line.length() - line.stripLeading().length();
        return new Unit(indent / 2, cells[0], cells[1] + ".example.edu", cells[2]);
    }
}

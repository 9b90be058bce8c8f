package org.mumap.server.published.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.jspecify.annotations.Nullable;
import org.mumap.server.published.filter.Words.Sort;
import org.mumap.server.published.filter.Words.Word;

/**
 * Reads CQL2 text by descending from OR to AND to NOT to one predicate. Beside the standard's own it takes three older spellings that
 * people have in their fingers: {@code name ILIKE 'a%'}, {@code BBOX(geom, 120, 29, 121, 30)} and {@code INTERSECTS(geom, …)}.
 */
final class Cql2Text {

    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "not",
            "like",
            "ilike",
            "between",
            "in",
            "is",
            "null",
            "true",
            "false",
            "date",
            "timestamp",
            "interval",
            "bbox");
    private static final String INTERSECTS = "s_intersects";

    private final Words words;
    private final Cql2.Bounds bounds = new Cql2.Bounds();

    Cql2Text(String text) {
        this.words = new Words(text);
    }

    Filter read() {
        Filter filter = or();
        if (words.peek().sort() != Sort.END) {
            throw words.unexpected();
        }
        return filter;
    }

    private Filter or() {
        List<Filter> parts = new ArrayList<>(List.of(and()));
        while (words.takes("or")) {
            parts.add(and());
        }
        return Cql2Model.or(parts);
    }

    private Filter and() {
        List<Filter> parts = new ArrayList<>(List.of(not()));
        while (words.takes("and")) {
            parts.add(not());
        }
        return Cql2Model.and(parts);
    }

    private Filter not() {
        if (words.takes("not")) {
            bounds.enter();
            Filter denied = Cql2Model.not(not());
            bounds.leave();
            return denied;
        }
        if (words.takes("(")) {
            bounds.enter();
            Filter inner = or();
            words.expect(")");
            bounds.leave();
            return inner;
        }
        bounds.predicate();
        return predicate();
    }

    private Filter predicate() {
        Word first = words.peek();
        if (first.sort() == Sort.NAME && words.peekAfter().is("(")) {
            String name = first.text().toLowerCase(Locale.ROOT);
            if (name.equals("bbox")) {
                return olderBox();
            }
            if (name.equals("intersects")
                    || Cql2Model.spatial(name)
                    || Cql2Model.temporal(name)
                    || Cql2Model.array(name)) {
                words.take();
                return relation(name.equals("intersects") ? INTERSECTS : name);
            }
        }
        if ((first.is("true") || first.is("false")) && endsHere(words.peekAfter())) {
            return Cql2Model.constant(words.take().is("true"));
        }
        return comparison(scalar());
    }

    private static boolean endsHere(Word after) {
        return after.sort() == Sort.END || after.is(")") || after.is("and") || after.is("or");
    }

    private Filter relation(String operator) {
        words.expect("(");
        Expression left = operand(operator);
        words.expect(",");
        Expression right = operand(operator);
        words.expect(")");
        return Cql2Model.predicate(operator, left, right);
    }

    private Expression operand(String operator) {
        return Cql2Model.spatial(operator) ? shape() : Cql2Model.temporal(operator) ? temporal() : array();
    }

    // BBOX(geom, west, south, east, north): the standard's S_INTERSECTS(geom, BBOX(…))
    private Filter olderBox() {
        words.take();
        words.expect("(");
        Expression name = Cql2Model.property(name());
        words.expect(",");
        List<String> numbers = numbers();
        words.expect(")");
        return Cql2Model.predicate(INTERSECTS, name, Cql2Model.shape(Literals.box(numbers)));
    }

    private Filter comparison(Expression left) {
        boolean denied = words.takes("not");
        Filter filter = listed(left);
        if (filter != null) {
            return denied ? Cql2Model.not(filter) : filter;
        }
        if (denied) {
            throw words.unexpected();
        }
        if (words.takes("is")) {
            boolean isNot = words.takes("not");
            words.expect("null");
            Filter isNull = Cql2Model.isNull(left);
            return isNot ? Cql2Model.not(isNull) : isNull;
        }
        String operator = words.peek().text();
        if (words.peek().sort() != Sort.SIGN || !Cql2Model.comparison(operator)) {
            throw words.unexpected();
        }
        words.take();
        return Cql2Model.predicate(operator, left, scalar());
    }

    // what may stand behind NOT
    private @Nullable Filter listed(Expression left) {
        if (words.takes("like")) {
            return like(left);
        }
        if (words.takes("ilike")) {
            return Cql2Model.like(Cql2Model.call("casei", List.of(left)), words.expect(Sort.TEXT), List.of("casei"));
        }
        if (words.takes("between")) {
            Expression least = scalar();
            words.expect("and");
            return Cql2Model.between(left, least, scalar());
        }
        if (words.takes("in")) {
            words.expect("(");
            List<Expression> members = new ArrayList<>();
            do {
                bounds.member();
                members.add(scalar());
            } while (words.takes(","));
            words.expect(")");
            return Cql2Model.in(left, members);
        }
        return null;
    }

    private Filter like(Expression left) {
        List<String> folds = new ArrayList<>();
        while (words.peek().is("casei") || words.peek().is("accenti")) {
            folds.add(words.take().text().toLowerCase(Locale.ROOT));
            words.expect("(");
            if (folds.size() > 2) {
                throw words.unexpected();
            }
        }
        String pattern = words.expect(Sort.TEXT);
        folds.forEach(fold -> words.expect(")"));
        return Cql2Model.like(left, pattern, folds);
    }

    private Expression scalar() {
        Word word = words.peek();
        switch (word.sort()) {
            case TEXT -> {
                return Cql2Model.text(words.take().text());
            }
            case NUMBER -> {
                return Cql2Model.number(words.take().text());
            }
            case QUOTED_NAME -> {
                return Cql2Model.property(words.take().text());
            }
            case NAME -> {
                return named(word);
            }
            default -> throw words.unexpected();
        }
    }

    private Expression named(Word word) {
        if (words.peekAfter().is("(")) {
            return call();
        }
        if (word.is("true") || word.is("false")) {
            return Cql2Model.flag(words.take().is("true"));
        }
        return Cql2Model.property(name());
    }

    private Expression call() {
        String name = words.take().text();
        words.expect("(");
        bounds.enter();
        Expression made = arguments(name.toLowerCase(Locale.ROOT));
        bounds.leave();
        words.expect(")");
        return made;
    }

    private Expression arguments(String name) {
        switch (name) {
            case "date" -> {
                return Cql2Model.date(words.expect(Sort.TEXT));
            }
            case "timestamp" -> {
                return Cql2Model.timestamp(words.expect(Sort.TEXT));
            }
            default -> {
                List<Expression> arguments = new ArrayList<>();
                while (!words.peek().is(")")) {
                    if (!arguments.isEmpty()) {
                        words.expect(",");
                    }
                    arguments.add(Shapes.begins(words) ? shape() : scalar());
                }
                return Cql2Model.call(name, arguments);
            }
        }
    }

    private String name() {
        Word word = words.peek();
        boolean keyword =
                word.sort() == Sort.NAME && KEYWORDS.contains(word.text().toLowerCase(Locale.ROOT));
        if (keyword || (word.sort() != Sort.NAME && word.sort() != Sort.QUOTED_NAME)) {
            throw words.unexpected();
        }
        return words.take().text();
    }

    private Expression shape() {
        Word word = words.peek();
        if (word.is("bbox")) {
            words.take();
            words.expect("(");
            List<String> numbers = numbers();
            words.expect(")");
            return Cql2Model.shape(Literals.box(numbers));
        }
        return Shapes.begins(words) ? Cql2Model.shape(new Shapes(words, bounds).read()) : Cql2Model.property(name());
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        do {
            bounds.member();
            numbers.add(words.expect(Sort.NUMBER));
        } while (words.takes(","));
        return numbers;
    }

    private Expression temporal() {
        if (words.peek().is("interval") && words.peekAfter().is("(")) {
            words.take();
            words.expect("(");
            Expression from = end();
            words.expect(",");
            Expression to = end();
            words.expect(")");
            return Cql2Model.interval(from, to);
        }
        return scalar();
    }

    private Expression end() {
        return words.peek().sort() == Sort.TEXT ? Cql2Model.end(words.take().text()) : scalar();
    }

    private Expression array() {
        if (!words.takes("[") && !words.takes("(")) {
            return Cql2Model.property(name());
        }
        List<Expression> members = new ArrayList<>();
        while (!words.peek().is("]") && !words.peek().is(")")) {
            if (!members.isEmpty()) {
                words.expect(",");
            }
            bounds.member();
            // the standard's own examples write texts in double quotes here, and a list holds no properties
            boolean quoted = words.peek().sort() == Sort.QUOTED_NAME;
            members.add(quoted ? Cql2Model.text(words.take().text()) : scalar());
        }
        words.take();
        return Cql2Model.list(members);
    }
}

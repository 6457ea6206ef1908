package dev.hedgerow.http.charts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads rows: of SQL, of events and people, of paths, and whatever else comes as a list. */
final class TableReader {

    private TableReader() {}

    static Chart.Table read(JsonNode result, @Nullable JsonNode columns) {
        if (!result.isArray()) {
            List<List<String>> rows = new ArrayList<>();
            result.properties()
                    .forEach(field -> rows.add(List.of(field.getKey(), cell(field.getValue()))));
            return new Chart.Table(List.of("name", "value"), rows);
        }
        return result.path(0).isObject() ? ofObjects(result) : ofRows(result, columns);
    }

    private static Chart.Table ofObjects(JsonNode result) {
        List<String> names = ChartReader.fields(result);
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode object : result) {
            rows.add(names.stream().map(name -> cell(object.path(name))).toList());
        }
        return new Chart.Table(names, rows);
    }

    private static Chart.Table ofRows(JsonNode result, @Nullable JsonNode columns) {
        List<String> names = new ArrayList<>();
        if (columns != null) {
            columns.forEach(column -> names.add(cell(column)));
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : result) {
            List<String> cells = new ArrayList<>();
            if (row.isArray()) {
                row.forEach(value -> cells.add(cell(value)));
            } else {
                cells.add(cell(row));
            }
            while (names.size() < cells.size()) {
                names.add("column " + (names.size() + 1));
            }
            rows.add(cells);
        }
        return new Chart.Table(names, rows);
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isFloatingPointNumber()) {
            return ChartNumbers.plain(value.asDouble());
        }
        return value.isContainer() ? value.toString() : value.asString();
    }
}

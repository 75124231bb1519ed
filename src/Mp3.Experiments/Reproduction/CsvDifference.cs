// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Reproduction;

/// <summary>Finds the first field in which two CSV files differ.</summary>
public static class CsvDifference
{
    /// <summary>The first difference, by lines and then by columns; null: the bytes are the same.</summary>
    /// <param name="file">Name of both files.</param>
    /// <param name="then">The original's bytes.</param>
    /// <param name="now">The new file's bytes.</param>
    public static ResultDifference? First(string file, byte[] then, byte[] now)
    {
        if (then.AsSpan().SequenceEqual(now))
        {
            return null;
        }

        using CsvReader left = CsvReader.Create(then, CsvFile.Strict);
        using CsvReader right = CsvReader.Create(now, CsvFile.Strict);
        left.ReadHeader();
        right.ReadHeader();
        string[] columns = [.. left.Headers ?? []];
        ResultDifference? difference = FirstOf(file, 1, columns, columns, [.. right.Headers ?? []]);
        for (long line = 2; difference is null; line++)
        {
            string[]? before = Next(left);
            string[]? after = Next(right);
            difference = before is null && after is null
                // Quotes, or the end of a line: the values are the same.
                ? new ResultDifference(file, null, "SHA-256", Digest.Of(then), Digest.Of(now))
                : FirstOf(file, line, columns, before, after);
        }

        return difference;
    }

    private static ResultDifference? FirstOf(string file, long line, string[] columns, string[]? before, string[]? after)
    {
        if (before is null || after is null)
        {
            return new ResultDifference(file, line, columns.FirstOrDefault("1"), before?[0], after?[0]);
        }

        for (int i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            (string? then, string? now) = (before.ElementAtOrDefault(i), after.ElementAtOrDefault(i));
            if (then != now)
            {
                return new ResultDifference(file, line, columns.ElementAtOrDefault(i) ?? $"{i + 1}", then, now);
            }
        }

        return null;
    }

    private static string[]? Next(CsvReader reader) =>
        reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : null;
}

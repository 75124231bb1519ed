// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>
/// The result folder's CSV files: comma, LF, UTF-8 without BOM. Reading is strict: what was not written by this
/// program is an error that names the file and the line.
/// </summary>
public static class CsvFile
{
    internal static CsvReaderOptions Strict { get; } = new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        PoolStrings = true,
        TrueValues = ["true"],
        FalseValues = ["false"],
    };

    internal static CsvWriterOptions Plain { get; } = new() { NewLine = "\n", TrueValue = "true", FalseValue = "false" };

    /// <summary>The bytes of a file with a header and one line for each of <paramref name="rows"/>.</summary>
    public static byte[] ToBytes<T>(IReadOnlyList<T> rows)
    {
        using var bytes = new MemoryStream();
        using (CsvWriter writer = CsvWriter.Create(bytes, Plain, leaveOpen: true))
        {
            // Written apart from the rows, because a file without rows has a header too.
            writer.WriteHeader<T>();
            foreach (T row in rows)
            {
                writer.WriteRecord(row);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The rows of <paramref name="content"/>, in its order.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="path">Names the file in errors.</param>
    /// <exception cref="Mp3Exception">Usage: other columns than <typeparamref name="T"/>'s, or a broken line.</exception>
    public static IReadOnlyList<T> Parse<T>(byte[] content, string path)
    {
        using CsvReader reader = CsvReader.Create(content, Strict);
        return Read(reader, path, () =>
        {
            RequireHeader(reader, path, Header<T>());
            return (IReadOnlyList<T>)[.. reader.GetRecords<T>()];
        });
    }

    /// <summary>Reads, and says of what can't be read where it is.</summary>
    /// <exception cref="Mp3Exception">Usage: a broken line.</exception>
    internal static T Read<T>(CsvReader reader, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            long line = e.LineNumber > 0 ? e.LineNumber : e.RecordNumber;
            string? column = e.FieldIndex >= 0 ? reader.Headers?[e.FieldIndex] : null;
            throw Mp3Exception.Usage(
                $"{path}, line {line}: "
                + (column is null ? "not as many fields as there are columns, or a stray quote" : $"{column} has a value of another kind"),
                e);
        }
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="Mp3Exception">Usage: it is another one.</exception>
    internal static void RequireHeader(CsvReader reader, string path, string expected)
    {
        reader.ReadHeader();
        string found = string.Join(',', reader.Headers ?? []);
        if (!string.Equals(found, expected, StringComparison.Ordinal))
        {
            throw Mp3Exception.Usage($"{path}, line 1: the columns are '{found}', not '{expected}'");
        }
    }

    /// <summary>The first line of a file with such rows.</summary>
    public static string Header<T>() => System.Text.Encoding.UTF8.GetString(ToBytes<T>([])).TrimEnd('\n');
}

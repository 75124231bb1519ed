// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Reproduction;

/// <summary>Leaves out columns of a CSV file that an older one of its kind did not have.</summary>
internal static class CsvColumns
{
    /// <param name="content">A whole file, as this program writes it.</param>
    /// <param name="names">Columns to leave out; those that are not there are no matter.</param>
    /// <returns>The file as it would be without them.</returns>
    public static byte[] Without(byte[] content, IReadOnlyCollection<string> names)
    {
        using CsvReader reader = CsvReader.Create(content, CsvFile.Strict);
        reader.ReadHeader();
        string[] columns = [.. reader.Headers ?? []];
        int[] kept = [.. columns.Index().Where(column => !names.Contains(column.Item)).Select(column => column.Index)];
        using var bytes = new MemoryStream();
        using (CsvWriter writer = CsvWriter.Create(bytes, CsvFile.Plain, leaveOpen: true))
        {
            writer.WriteRecord([.. kept.Select(i => columns[i])]);
            while (reader.Read())
            {
                writer.WriteRecord([.. kept.Select(reader.GetString)]);
            }
        }

        return bytes.ToArray();
    }
}

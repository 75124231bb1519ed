// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>
/// Writes the tables of a sweep, a setting at a time: all seeds of a condition stand together, and no more than one
/// setting is in memory.
/// </summary>
internal sealed class SweepTables : IDisposable
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _axes;
    private readonly Measures _measures;
    private readonly List<FileStream> _files = [];
    private CsvRows<SweepRow>? _rows;
    private CsvRows<MedianRow>? _medians;

    /// <param name="folder">Where they go.</param>
    /// <param name="axes">Options that are varied from setting to setting.</param>
    /// <param name="measures">What the study's observations hold.</param>
    public SweepTables(string folder, IReadOnlyList<string> axes, Measures measures) => (_folder, _axes, _measures) = (folder, axes, measures);

    /// <summary>Conditions so far.</summary>
    public long Conditions { get; private set; }

    /// <summary>Which columns there are; null: nothing was written.</summary>
    public SweepColumns? Columns { get; private set; }

    /// <summary>Adds a setting.</summary>
    /// <param name="at">Its values.</param>
    /// <param name="rows">All that came out, seed after seed.</param>
    /// <param name="order">The conditions as the study has them; others come as the seeds have them.</param>
    public void Add(Parameters at, IReadOnlyList<SweepRow> rows, IReadOnlyList<string> order)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return;
        }

        if (Columns is null)
        {
            Begin(rows[0].Observation.Parameters.Names);
        }

        Dictionary<string, int> places = order.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        foreach (IGrouping<string, SweepRow> condition in rows.GroupBy(row => row.Observation.Run, StringComparer.Ordinal)
            .OrderBy(condition => places.GetValueOrDefault(condition.Key, int.MaxValue)))
        {
            foreach (SweepRow row in condition)
            {
                _rows!.Add(row);
            }

            _medians!.Add(MedianRow.Of(at, [.. condition.Select(row => row.Observation)], _measures.Metrics));
            Conditions++;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _medians?.Dispose();
        foreach (FileStream file in _files)
        {
            file.Dispose();
        }
    }

    private void Begin(IReadOnlyList<string> parameters)
    {
        Columns = new SweepColumns(_axes, parameters, _measures);
        _rows = SweepRow.Csv(Columns).WriteTo(Create(SweepRow.File));
        _medians = MedianRow.Csv(Columns).WriteTo(Create(MedianRow.File));
    }

    private FileStream Create(string name)
    {
        string path = Path.Combine(_folder, name);
        FileStream file = ResultErrors.Translate($"write {path}", () => File.Create(path));
        _files.Add(file);
        return file;
    }
}

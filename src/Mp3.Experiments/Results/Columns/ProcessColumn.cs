// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Results.Columns;

/// <summary>A number that the module counts for a process.</summary>
/// <param name="name">In CSV files.</param>
/// <param name="unit">Of the numbers.</param>
/// <param name="total">How those of several rows become one.</param>
/// <param name="words">In tables.</param>
/// <param name="recorded">Its value in a record.</param>
/// <param name="accounted">Its value in what wait4() says, which has µs where the module has ns.</param>
public sealed class ProcessColumn(
    string name, Unit unit, Total total, string words, Func<RingRecord, ulong> recorded, Func<RusageFacts, long> accounted)
    : Column(name, unit, total, words)
{
    private const int NsPerUs = 1000;

    public static ProcessColumn MinorFaults { get; } = new(
        "minor_faults", Unit.Count, Total.Sum, "minor faults", record => record.MinorFaults, usage => usage.MinorFaults);

    public static ProcessColumn MajorFaults { get; } = new(
        "major_faults", Unit.Count, Total.Sum, "major faults", record => record.MajorFaults, usage => usage.MajorFaults);

    public static ProcessColumn UserNs { get; } = new(
        "user_ns", Unit.Nanoseconds, Total.Sum, "user CPU time", record => record.UserNs, usage => usage.UserUs * NsPerUs);

    public static ProcessColumn SystemNs { get; } = new(
        "system_ns", Unit.Nanoseconds, Total.Sum, "system CPU time", record => record.SystemNs, usage => usage.SystemUs * NsPerUs);

    /// <summary>
    /// In the order of files. A column that is added here is in samples.csv, and as wait4() and the records have it in
    /// runs.csv and repetitions.csv.
    /// </summary>
    public static IReadOnlyList<ProcessColumn> All { get; } = [MinorFaults, MajorFaults, UserNs, SystemNs];

    /// <summary>What a record says, by its columns.</summary>
    public static Amounts Of(RingRecord record) => Amounts.Of(All, column => column.Recorded(record));

    /// <summary>What wait4() says at the end less what it said at the start, by its columns.</summary>
    public static Amounts Between(RusageFacts start, RusageFacts end) =>
        Amounts.Of(All, column => column.Accounted(end) - column.Accounted(start));

    /// <summary>Its value in a record.</summary>
    public long Recorded(RingRecord record) => (long)recorded(record);

    /// <summary>Its value in what wait4() says.</summary>
    public long Accounted(RusageFacts usage) => accounted(usage);
}

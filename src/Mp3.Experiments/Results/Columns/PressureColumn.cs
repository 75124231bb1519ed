// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Results.Columns;

/// <summary>A line of <c>/proc/pressure</c>: time in which tasks waited for a resource, µs.</summary>
/// <param name="name">In CSV files.</param>
/// <param name="words">In tables and pictures.</param>
/// <param name="readings">What the kernel said each time, µs since boot.</param>
public sealed class PressureColumn(string name, string words, Func<PressureReadings, IReadOnlyList<long>> readings)
    : Column(name, Unit.Microseconds, Total.Sum, words)
{
    /// <summary>Some task waited for memory.</summary>
    public static PressureColumn MemorySome { get; } = new("memory_some_us", "memory, some", pressure => pressure.MemorySomeUs);

    /// <summary>All tasks that were not idle waited for memory.</summary>
    public static PressureColumn MemoryFull { get; } = new("memory_full_us", "memory, full", pressure => pressure.MemoryFullUs);

    /// <summary>Some task waited for a device.</summary>
    public static PressureColumn IoSome { get; } = new("io_some_us", "I/O, some", pressure => pressure.IoSomeUs);

    /// <summary>All tasks that were not idle waited for a device.</summary>
    public static PressureColumn IoFull { get; } = new("io_full_us", "I/O, full", pressure => pressure.IoFullUs);

    /// <summary>In the order of files.</summary>
    public static IReadOnlyList<PressureColumn> All { get; } = [MemorySome, MemoryFull, IoSome, IoFull];

    /// <summary>The growth from one reading to the next, by its columns.</summary>
    /// <param name="pressure">All readings.</param>
    /// <param name="reading">Number of the later one, from 1.</param>
    public static Amounts Growth(PressureReadings pressure, int reading) => Amounts.Of(All, column => column.GrowthAt(pressure, reading));

    private long GrowthAt(PressureReadings pressure, int reading) => readings(pressure)[reading] - readings(pressure)[reading - 1];
}

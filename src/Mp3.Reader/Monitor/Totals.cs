// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Reader.Monitor;

/// <summary>What became of the records of every load of the module that the monitor saw.</summary>
internal sealed class Totals
{
    public const string WhyLost =
        "they were overwritten before they could be read; load the module with a larger ring";

    private readonly List<Load> _loads = [];

    /// <summary>Begins the account of a load.</summary>
    /// <param name="loadNs">When the module was loaded: what tells loads apart.</param>
    /// <param name="start">Records that were written before those that concern the monitor.</param>
    public void Begin(ulong loadNs, ulong start) => _loads.Add(new Load(loadNs, start));

    /// <summary>The load that the monitor saw last.</summary>
    public Load Current => _loads[^1];

    /// <summary>One line: the sum, and each load if there were several.</summary>
    public override string ToString()
    {
        var sum = new Load(0, 0);
        foreach (Load load in _loads)
        {
            sum.Add(load.Written, load.Logged, load.Lost);
        }

        IEnumerable<string> each = _loads.Select((load, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}: {load}"));
        return _loads.Count == 1 ? $"{sum}" : $"{sum} in {_loads.Count} loads ({string.Join("; ", each)})";
    }

    /// <summary>The account of one load.</summary>
    /// <param name="loadNs">When the module was loaded, ns.</param>
    /// <param name="start">Position of the first record that concerns the monitor.</param>
    internal sealed class Load(ulong loadNs, ulong start)
    {
        public ulong LoadNs => loadNs;

        /// <summary>Where the monitor goes on in this load, records.</summary>
        public ulong Position { get; set; } = start;

        /// <summary>Children that were not followed, as far as the user was told.</summary>
        public ulong Unfollowed { get; set; }

        /// <summary>Records that the module wrote while it was followed, by its own count.</summary>
        public ulong Written { get; private set; }

        public ulong Logged { get; private set; }

        public ulong Lost { get; private set; }

        public void Add(ulong written, ulong logged, ulong lost)
        {
            Written += written;
            Logged += logged;
            Lost += lost;
        }

        public override string ToString() => $"written {Written}, logged {Logged}, lost {Lost}";
    }
}

// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.RegularExpressions;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Machines.Disks;

/// <summary>
/// A disk in words: <c>latency=100us,bandwidth=500M,depth=32</c>. Times have a unit (ns, us, ms), rates and sizes may end
/// in k, M, G or T (powers of ten, as in data sheets).
/// </summary>
public static partial class DiskSpecification
{
    private const long LongestNs = 10_000_000_000;
    private const long MostBytes = 1L << 46;
    private const long MostRpm = 100_000;

    private delegate DiskModel Change(DiskModel model, long value);

    private sealed record Parameter(string Name, Kind Kind, long Least, long Most, Change Set, Func<DiskModel, long?>? Get, bool IsRotating = false);

    private enum Kind
    {
        Time,
        Bytes,
        Number,
    }

    /// <summary>Those with a getter make a complete specification; the others set two of them at once.</summary>
    private static readonly Parameter[] Parameters =
    [
        new("latency", Kind.Time, 0, LongestNs, (m, v) => m with { ReadLatencyNs = v, WriteLatencyNs = v }, null),
        new("read-latency", Kind.Time, 0, LongestNs, (m, v) => m with { ReadLatencyNs = v }, m => m.ReadLatencyNs),
        new("write-latency", Kind.Time, 0, LongestNs, (m, v) => m with { WriteLatencyNs = v }, m => m.WriteLatencyNs),
        new("bandwidth", Kind.Bytes, 0, MostBytes, (m, v) => m with { ReadBandwidth = v, WriteBandwidth = v }, null),
        new("read-bandwidth", Kind.Bytes, 0, MostBytes, (m, v) => m with { ReadBandwidth = v }, m => m.ReadBandwidth),
        new("write-bandwidth", Kind.Bytes, 0, MostBytes, (m, v) => m with { WriteBandwidth = v }, m => m.WriteBandwidth),
        new("depth", Kind.Number, 1, DiskModel.MostDepth, (m, v) => m with { Depth = (int)v }, m => m.Depth),
        new("servers", Kind.Number, 1, DiskModel.MostDepth, (m, v) => m with { Servers = (int)v }, m => m.Servers),
        Rotating("rpm", Kind.Number, 1, MostRpm, (r, v) => r with { Rpm = (int)v }, r => r.Rpm),
        Rotating("seek", Kind.Time, 0, LongestNs, (r, v) => r with { ReadSeekNs = v, WriteSeekNs = v }, null),
        Rotating("read-seek", Kind.Time, 0, LongestNs, (r, v) => r with { ReadSeekNs = v }, r => r.ReadSeekNs),
        Rotating("write-seek", Kind.Time, 0, LongestNs, (r, v) => r with { WriteSeekNs = v }, r => r.WriteSeekNs),
        Rotating("settle", Kind.Time, 0, LongestNs, (r, v) => r with { ReadSettleNs = v, WriteSettleNs = v }, null),
        Rotating("read-settle", Kind.Time, 0, LongestNs, (r, v) => r with { ReadSettleNs = v }, r => r.ReadSettleNs),
        Rotating("write-settle", Kind.Time, 0, LongestNs, (r, v) => r with { WriteSettleNs = v }, r => r.WriteSettleNs),
        Rotating("capacity", Kind.Bytes, 1, MostBytes, (r, v) => r with { Capacity = v }, r => r.Capacity),
        Rotating("buffer", Kind.Bytes, 0, MostBytes, (r, v) => r with { Buffer = v }, r => r.Buffer),
    ];

    /// <summary>Names of all parameters, for help and completion.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Parameters.Select(parameter => parameter.Name)];

    /// <summary>Changes a model: what the text doesn't name stays as it is, but for the servers, which follow a new depth.</summary>
    /// <param name="text">Parameters with commas between them.</param>
    /// <param name="model">What they change.</param>
    /// <exception cref="Mp3Exception">Usage: the text names what there is not, or values that don't go together.</exception>
    public static DiskModel Apply(string text, DiskModel model)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        DiskModel changed = model;
        foreach (string part in text.Split(','))
        {
            string[] pair = part.Split('=', 2);
            Parameter parameter = Parameters.FirstOrDefault(each => each.Name == pair[0])
                ?? throw Refuse(text, $"there is no '{pair[0]}'{Nearest.Hint(pair[0], Names)}; choose of {string.Join(", ", Names)}");
            if (!named.Add(parameter.Name))
            {
                throw Refuse(text, $"{parameter.Name} is there twice");
            }

            if (parameter.IsRotating && model.Rotation is null)
            {
                throw Refuse(text, $"{parameter.Name} is of a rotating disk: use it with --swap hdd");
            }

            changed = parameter.Set(changed, ValueOf(text, parameter, pair.Length == 2 ? pair[1] : ""));
        }

        if (changed.Rotation is null && named.Contains("depth") && !named.Contains("servers"))
        {
            changed = changed with { Servers = changed.Depth };
        }

        Check(text, changed);
        return changed;
    }

    internal static string Format(DiskModel model) => string.Join(',', Parameters
        .Select(parameter => (parameter, Value: parameter.Get?.Invoke(model)))
        .Where(pair => pair.Value is not null)
        .Select(pair => $"{pair.parameter.Name}={InWords(pair.parameter.Kind, pair.Value!.Value)}"));

    /// <summary>A time with the largest unit that it is a short number of: 69.6us.</summary>
    internal static string TimeInWords(long ns) => ns switch
    {
        >= 1_000_000 when ns % 10_000 == 0 => Number(ns / 1e6) + "ms",
        >= 1_000 when ns % 10 == 0 => Number(ns / 1e3) + "us",
        _ => Number(ns) + "ns",
    };

    private static string InWords(Kind kind, long value) => kind switch
    {
        Kind.Time => TimeInWords(value),
        Kind.Bytes when value >= 1_000_000_000_000 && value % 1_000_000_000_000 == 0 => Number(value / 1_000_000_000_000) + "T",
        Kind.Bytes when value >= 1_000_000 && value % 1_000_000 == 0 => Number(value / 1_000_000) + "M",
        _ => Number(value),
    };

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Check(string text, DiskModel model)
    {
        if (model.Rotation is not { } rotation)
        {
            return;
        }

        if (model.Servers != 1)
        {
            throw Refuse(text, "a rotating disk has one arm: servers=1");
        }

        if (model.ReadBandwidth == 0 || model.ReadBandwidth != model.WriteBandwidth)
        {
            throw Refuse(text, "a rotating disk reads and writes at one speed, and not without a limit: bandwidth=210M");
        }

        if (rotation.ReadSeekNs < rotation.ReadSettleNs || rotation.WriteSeekNs < rotation.WriteSettleNs)
        {
            throw Refuse(text, "a mean seek takes as long as one to the next track, or longer: seek=8.5ms,settle=1ms");
        }
    }

    private static long ValueOf(string text, Parameter parameter, string value)
    {
        Match match = ValuePattern().Match(value);
        decimal? factor = match.Success ? FactorOf(parameter.Kind, match.Groups["unit"].Value) : null;
        if (factor is { } unit
            && decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && number <= long.MaxValue / unit
            && decimal.Round(number * unit) is var total
            && total >= parameter.Least && total <= parameter.Most)
        {
            return (long)total;
        }

        throw Refuse(text, parameter.Kind switch
        {
            Kind.Time => $"{parameter.Name}={value}: choose a time up to {TimeInWords(parameter.Most)} with its unit, such as 100us, 8.5ms or 500ns",
            Kind.Bytes => $"{parameter.Name}={value}: choose bytes, such as 500M or 2G{(parameter.Name.EndsWith("bandwidth", StringComparison.Ordinal) ? " (a second; 0: no limit)" : "")}",
            _ => $"{parameter.Name}={value}: choose a whole number from {parameter.Least} to {parameter.Most}",
        });
    }

    private static decimal? FactorOf(Kind kind, string unit) => (kind, unit) switch
    {
        (Kind.Time, "ns") => 1,
        (Kind.Time, "us" or "µs") => 1_000,
        (Kind.Time, "ms") => 1_000_000,
        (Kind.Time, "s") => 1_000_000_000,
        (Kind.Bytes or Kind.Number, "") => 1,
        (Kind.Bytes, "k") => 1_000,
        (Kind.Bytes, "M") => 1_000_000,
        (Kind.Bytes, "G") => 1_000_000_000,
        (Kind.Bytes, "T") => 1_000_000_000_000,
        _ => null,
    };

    private static Mp3Exception Refuse(string text, string why) => Mp3Exception.Usage($"--disk {text}: {why}");

    private static Parameter Rotating(
        string name, Kind kind, long least, long most, Func<DiskRotation, long, DiskRotation> set, Func<DiskRotation, long>? get) => new(
            name, kind, least, most,
            (model, value) => model.Rotation is { } rotation ? model with { Rotation = set(rotation, value) } : model,
            get is null ? null : model => model.Rotation is { } rotation ? get(rotation) : null,
            IsRotating: true);

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?)(?<unit>[a-zA-Zµ]*)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValuePattern();
}

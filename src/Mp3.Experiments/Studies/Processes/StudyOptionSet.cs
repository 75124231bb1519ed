// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.Options;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The options of studies of processes.</summary>
/// <param name="hasScale">Whether its processes are <c>work</c>: they can be made smaller, and can register themselves with a
/// module of the user's.</param>
internal sealed class StudyOptionSet(bool hasScale = true)
{
    private const int MaxMib = 1024 * 1024;
    private const double MinScale = 0.001;
    private const double MaxScale = 16;

    private readonly Option<int> _memory = Numbers.Option(
        "--memory", "MIB", "RAM of the guest, MiB", StudyOptions.DefaultMemoryMib, 1, MaxMib);

    private readonly TextOption<SwapModel> _swap = WordOption.Create(
        "--swap",
        $"Swap device: {string.Join("; ", NamedDisk.All.Select(disk => $"{disk.Name} is a modelled {disk.Class}"))}; zram is the kernel's; none: no swap",
        [.. SwapModel.All.Select(model => (model.Name, model))]);

    private readonly Option<string?> _disk = Texts.Option(
        "--disk", "SPEC", "Other figures of the modelled disk: latency=100us,bandwidth=500M,depth=32. What is not named stays that of --swap; docs/disk.md lists all, and their sources");

    private readonly Option<int?> _swapSize = Numbers.Optional(
        "--swap-size", "MIB", "Size of the swap device, MiB, at every scale [default: twice the RAM]", 1, MaxMib);

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Seed of the study: another seed is another repetition",
        HelpName = "N",
        DefaultValueFactory = _ => StudyOptions.DefaultSeed,
        CustomParser = ParseSeed,
    };

    private readonly Option<double> _scale = new("--scale")
    {
        Description = "Factor on memory, accesses and usable RAM together; the shape stays. A fraction such as 1/8, or a decimal",
        HelpName = "FACTOR",
        DefaultValueFactory = _ => 1,
        CustomParser = ParseScale,
    };

    private readonly Option<string?> _kernel = KernelOption.Create("The guest's kernel, a series or a release: 6.1, 6.12, 6.1.0-56-amd64 [default: the newest 6.1]");

    private readonly Option<string?> _qemu = QemuOption.Create();

    private readonly TextOption<GuestClock> _clock = WordOption.Create(
        "--clock",
        "virtual: 1 instruction is 1 ns, the same bytes every time; real: the host's time, with KVM where it works",
        ("virtual", GuestClock.Virtual),
        ("real", GuestClock.Real));

    private readonly Option<int?> _jobs = JobsOption.Create();

    private readonly Option<IReadOnlyDictionary<string, string>> _sysctl = KnobOption.Sysctl();

    private readonly Option<IReadOnlyDictionary<string, string>> _knob = KnobOption.Knob();

    private readonly Option<bool> _faults = new("--faults")
    {
        Description = $"Record every page fault with its address, instruction, kind and latency: faults-<run>.bin in the results (mp3 faults exports it). The guest gets a disk of {FaultLogDisk.SizeMib} MiB for it, and each fault costs it a little more",
    };

    private readonly Option<string?> _module = Texts.Option(
        "--module", "FOLDER", "Build the kernel module in this folder and load it instead of the project's: a course's own mp3, which offers /proc/mp3/status. Accounts are then wait4() and /proc/vmstat alone");

    private readonly Option<string?> _out = Texts.Option(
        "--out", "FOLDER", "Folder of the results; an earlier, different result in it moves to archive/ beside it [default: results/<study> of the checkout, else of this folder]");

    /// <summary>The store of runs.</summary>
    public StoreUseOptions Runs { get; } = new();

    // What studies that are no runs of processes have, too.
    public TextOption<SwapModel> Swap => _swap;

    public Option<string?> Disk => _disk;

    public Option<ulong> Seed => _seed;

    public Option<string?> Kernel => _kernel;

    public Option<string?> Qemu => _qemu;

    public Option<string?> Out => _out;

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<Option> All =>
        [_memory, _swap, _disk, _swapSize, _seed, .. hasScale ? (Option[])[_scale] : [], _kernel, _qemu, _clock, _jobs, _sysctl, _knob, _faults, .. hasScale ? (Option[])[_module] : [], _out, .. Runs.All];

    /// <summary>Those that say how runs are run and shown. A module of the user's is no setting either: it is built anew for each look.</summary>
    public IReadOnlyList<Option> OfSession => [_qemu, _clock, _jobs, _module, _out, .. Runs.All];

    /// <exception cref="Mp3Exception">Usage: the options don't go together.</exception>
    public StudyOptions Read(ParseResult parsed) => ModuleOf(parsed) is not null && parsed.GetValue(_faults)
        ? throw Mp3Exception.Usage("--faults needs the project's module: leave out --module, or --faults")
        : ReadAll(parsed);

    private string? ModuleOf(ParseResult parsed) => hasScale ? parsed.GetValue(_module) : null;

    private StudyOptions ReadAll(ParseResult parsed) => new(
        parsed.GetValue(_memory),
        ReadSwap(parsed),
        parsed.GetValue(_swapSize),
        parsed.GetValue(_seed),
        hasScale ? parsed.GetValue(_scale) : 1,
        parsed.GetValue(_kernel),
        _clock.Of(parsed),
        parsed.GetValue(_jobs),
        new GuestKnobs(parsed.GetRequiredValue(_sysctl), parsed.GetRequiredValue(_knob)),
        parsed.GetValue(_out))
    {
        Qemu = parsed.GetValue(_qemu),
        Faults = parsed.GetValue(_faults),
        Module = ModuleOf(parsed),
        Runs = Runs.Read(parsed),
    };

    /// <summary>The swap device with the figures that the user gave.</summary>
    /// <exception cref="Mp3Exception">Usage: the figures make no sense.</exception>
    public SwapModel ReadSwap(ParseResult parsed)
    {
        SwapModel swap = _swap.Of(parsed);
        return parsed.GetValue(_disk) is { } specification ? swap.WithDisk(specification) : swap;
    }

    private static ulong ParseSeed(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            result.AddError($"--seed {text}: choose a whole number from 0 to {ulong.MaxValue}");
        }

        return seed;
    }

    private static double ParseScale(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string[] parts = text.Split('/');
        double divisor = 1;
        bool isNumber = TryParse(parts[0], out double scale) && (parts.Length == 1 || (parts.Length == 2 && TryParse(parts[1], out divisor)));
        scale /= divisor;
        if (!isNumber || !(scale is >= MinScale and <= MaxScale))
        {
            result.AddError($"--scale {text}: choose a factor from {MinScale} to {MaxScale}, such as 1/8 or 0.5");
        }

        return scale;

        static bool TryParse(string number, out double value) =>
            double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}

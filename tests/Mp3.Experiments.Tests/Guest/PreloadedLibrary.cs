// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>The library that is preloaded into QEMU, built both ways, and one that tells how often QEMU's threads waited.</summary>
public sealed class PreloadedLibrary : IDisposable
{
    private const string Counter = """
        #include <stdio.h>
        #include <stdlib.h>
        #include <sys/resource.h>

        __attribute__((destructor)) static void tell(void)
        {
            struct rusage usage;
            FILE *file = fopen(SWITCHES, "w");

            getrusage(RUSAGE_SELF, &usage);
            fprintf(file, "%ld", usage.ru_nvcsw);
            fclose(file);
        }
        """;

    private readonly ScratchFolder _folder = new();

    public PreloadedLibrary()
    {
        File.WriteAllText(_folder["counter.c"], Counter);
        Idle = Build("idle.so");
        Lockstep = Build("lockstep.so", "-DLEAVE_TO_LOCKSTEP");
    }

    /// <summary>As studies have it: the guest's thread moves the clock.</summary>
    public string Idle { get; }

    /// <summary>As a QEMU that does not export what idle.c needs makes it: the main thread moves the clock.</summary>
    public string Lockstep { get; }

    private string SwitchesPath => _folder["switches"];

    /// <summary>Boots a guest and counts how often QEMU's threads waited until it had ended.</summary>
    /// <param name="library">One of the two.</param>
    /// <param name="script">As for <see cref="BareGuest"/>.</param>
    internal async Task<(GuestOutcome Outcome, List<string> Lines, long Waits)> BootAsync(string library, string script)
    {
        (GuestOutcome outcome, List<string> lines) = await BareGuest.BootAsync(script, library: library);
        return (outcome, lines, long.Parse(await File.ReadAllTextAsync(SwitchesPath)));
    }

    public void Dispose() => _folder.Dispose();

    private string Build(string name, params string[] options)
    {
        string folder = Path.Combine(Repository.Find(), "src/Mp3.Experiments/Guest");
        string[] sources = [.. new[] { "steady_clock.c", "lockstep.c", "idle.c" }.Select(source => Path.Combine(folder, source)), _folder["counter.c"]];
        Tool.Run("gcc", ["-O2", "-std=gnu11", "-D_GNU_SOURCE", $"-DSWITCHES=\"{SwitchesPath}\"", .. options, "-shared", "-fPIC", "-o", _folder[name], .. sources, "-ldl"]);
        return _folder[name];
    }
}

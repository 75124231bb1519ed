// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>The library that is preloaded into QEMU, built both ways, with a count of how often QEMU's threads slept on a condition.</summary>
public sealed class PreloadedLibrary : IDisposable
{
    /// <summary>
    /// Stands between lockstep.c and the C library: linked with --wrap, so that lockstep.c's search for the real function finds this one.
    /// </summary>
    private const string Counter = """
        #include <dlfcn.h>
        #include <pthread.h>
        #include <stdatomic.h>
        #include <stdio.h>
        #include <string.h>

        typedef int cond_wait_fn(pthread_cond_t *cond, pthread_mutex_t *mutex);

        void *__real_dlvsym(void *handle, const char *name, const char *version);

        static cond_wait_fn *real_cond_wait;
        static atomic_long waits;

        static int count_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
        {
            atomic_fetch_add(&waits, 1);
            return real_cond_wait(cond, mutex);
        }

        void *__wrap_dlvsym(void *handle, const char *name, const char *version)
        {
            void *symbol = __real_dlvsym(handle, name, version);

            if (strcmp(name, "pthread_cond_wait") != 0)
                return symbol;
            real_cond_wait = (cond_wait_fn *)symbol;
            return count_wait;
        }

        __attribute__((destructor)) static void tell(void)
        {
            FILE *file = fopen(WAITS, "w");

            fprintf(file, "%ld", atomic_load(&waits));
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

    private string WaitsPath => _folder["waits"];

    /// <summary>Boots a guest and counts how often QEMU's threads called pthread_cond_wait() until it had ended; calls, so that no host's scheduler has a part in it.</summary>
    /// <param name="library">One of the two.</param>
    /// <param name="script">As for <see cref="BareGuest"/>.</param>
    internal async Task<(GuestOutcome Outcome, List<string> Lines, long Waits)> BootAsync(string library, string script)
    {
        (GuestOutcome outcome, List<string> lines) = await BareGuest.BootAsync(script, library: library);
        return (outcome, lines, long.Parse(await File.ReadAllTextAsync(WaitsPath)));
    }

    public void Dispose() => _folder.Dispose();

    private string Build(string name, params string[] options)
    {
        string folder = Path.Combine(Repository.Find(), "src/Mp3.Experiments/Guest");
        string[] sources = [.. new[] { "steady_clock.c", "lockstep.c", "idle.c" }.Select(source => Path.Combine(folder, source)), _folder["counter.c"]];
        Tool.Run("gcc", ["-O2", "-std=gnu11", "-D_GNU_SOURCE", $"-DWAITS=\"{WaitsPath}\"", .. options, "-shared", "-fPIC", "-Wl,--wrap=dlvsym", "-o", _folder[name], .. sources, "-ldl"]);
        return _folder[name];
    }
}

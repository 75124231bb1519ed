// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Agent;

/// <summary>
/// The system calls that Mono.Posix lacks. <see cref="System.Diagnostics.Process"/> is no way to start a measured
/// process: it reaps its children itself, and with them the rusage that wait4() would give.
/// </summary>
internal static unsafe partial class Libc
{
    public const int WNoHang = 1;
    public const int WUntraced = 2;
    public const int SigKill = 9;
    public const int SigCont = 18;
    public const int SigStop = 19;
    public const int PrioProcess = 0;
    public const int SchedFifo = 1;
    public const int SchedResetOnFork = 0x40000000;
    public const int MclCurrent = 1;
    public const int MclFuture = 2;
    public const int MclOnFault = 4;

    /// <summary>O_NONBLOCK: don't wait until nobody uses the module.</summary>
    public const uint NonBlocking = 0x800;

    /// <summary>Number of pidfd_open(2); glibc has no wrapper before 2.36.</summary>
    public const long SysPidfdOpen = 434;

    /// <summary>Number of delete_module(2); glibc has no wrapper.</summary>
    public const long SysDeleteModule = 176;

    /// <summary>Number of finit_module(2); glibc has no wrapper.</summary>
    public const long SysFinitModule = 313;

    /// <summary>Number of openat2(2); glibc has no wrapper.</summary>
    public const long SysOpenat2 = 437;

    /// <summary>PR_SET_CHILD_SUBREAPER of prctl(2).</summary>
    public const int SetChildSubreaper = 36;

    /// <summary>RESOLVE_IN_ROOT of openat2(2): the folder is the root, for links too.</summary>
    public const ulong ResolveInRoot = 0x10;

    /// <summary>More than sizeof(posix_spawn_file_actions_t) of any libc.</summary>
    public const int FileActionsSize = 256;

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int PosixSpawn(out int pid, string path, void* fileActions, void* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int FileActionsInit(void* fileActions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FileActionsAddOpen(void* fileActions, int fd, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int FileActionsDestroy(void* fileActions);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    public static partial int Wait4(int pid, out int status, int options, Rusage* usage);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    public static partial int SetPriority(int which, int who, int priority);

    /// <summary><paramref name="priority"/> is all of <c>struct sched_param</c>.</summary>
    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    public static partial int SetScheduler(int pid, int policy, int* priority);

    [LibraryImport("libc", EntryPoint = "mlockall", SetLastError = true)]
    public static partial int MlockAll(int flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial long PidfdOpen(long number, int pid, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long DeleteModule(long number, string name, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long FinitModule(long number, int fd, string parameters, int flags);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int Prctl(int option, ulong argument2, ulong argument3, ulong argument4, ulong argument5);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long Openat2(long number, int folder, string path, OpenHow* how, nuint size);

    /// <summary><c>struct open_how</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }

    /// <summary><c>struct rusage</c> of 64-bit Linux: two timevals, then 14 longs.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Rusage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long MaxRssKib;
        public long SharedRss;
        public long UnsharedData;
        public long UnsharedStack;
        public long MinorFaults;
        public long MajorFaults;
        public fixed long Unused[6];
        public long VoluntarySwitches;
        public long InvoluntarySwitches;
    }
}

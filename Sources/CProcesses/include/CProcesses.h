#pragma once
// What Swift cannot do safely itself: the few steps between vfork and exec, and two system calls
// that glibc declares only for GNU sources.
#include <stdint.h>

// How a child is started. A limit of 0 leaves the system's limit as it is.
struct cprocesses_plan {
    const char *path;
    char *const *arguments;
    char *const *environment;
    const char *folder;       // working folder, or NULL to keep ours
    int input, output, error; // descriptors that become 0, 1 and 2
    int own_group;            // 1: a process group of its own, killed with its parent
    uint64_t cpu_seconds, memory_bytes, file_bytes, open_files;
};

// Starts a child; returns its process id, or minus the errno of the step that failed.
int cprocesses_spawn(const struct cprocesses_plan *plan);

// A descriptor that becomes readable when the process ends, or -1.
int cprocesses_pidfd(int pid);

// An anonymous file in memory, closed on exec, or -1.
int cprocesses_memory_file(const char *name);

// Waits for a child's end without reaping it; 1 when it has ended, 0 when not yet, -1 on error.
int cprocesses_has_ended(int pid, int block);

// Reaps a child that has ended. Returns its exit status, or minus the signal that killed it.
int cprocesses_reap(int pid);

// A counter to wake pollers with, and the call that wakes them for good; -1 on error.
int cprocesses_event(void);
int cprocesses_signal_event(int event);

// A pipe whose two ends close on exec; 0, or -1 with errno set.
int cprocesses_pipe(int ends[2]);

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** A question that must be answered before the page goes on: holds the focus, and Escape closes it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <ModalOverlay className="pb-overlay" isOpen isDismissable={false} onOpenChange={(open) => !open && onClose()}>
      <Modal className="pb-dialog">
        <AriaDialog className="pb-dialog__content" role="alertdialog">
          <Heading className="govuk-heading-m" level={2} slot="title">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
